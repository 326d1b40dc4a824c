import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { ImportState } from '#common/contract/packs.ts'
import { needsConsent } from '#common/domain/packs/install-verdict.ts'
import { useApi, type CallFunction } from '#renderer/api/index.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { afterHearing, type PackImport } from './pack-import.ts'
import { sendParts } from './send-pack.ts'

export interface PackImporting {
  readonly state: Readonly<ShallowRef<PackImport>>
  readonly choose: (file: File) => Promise<void>
  readonly install: () => Promise<void>
  /** Back to the choice of a file; what was sent is forgotten. */
  readonly startAgain: () => void
}

/** Sends a pack, tells what is in it, and installs it when the person says so. */
export function usePackImport(): PackImporting {
  const { call, subscribe, onGreeted } = useApi()
  const state = shallowRef<PackImport>({ kind: 'choosing' })
  let current: { readonly abort: AbortController; importId?: string } = { abort: new AbortController() }

  async function choose(file: File): Promise<void> {
    startAgain()
    const mine = current
    const put = (next: PackImport): void => void (mine === current && (state.value = next))
    try {
      put({ kind: 'sending', done: 0, of: file.size })
      const begun = await call('packs.begin', { bytes: file.size })
      if (begun.kind === 'refused') return put(begun)
      mine.importId = begun.importId
      await sendParts(file, begun, call, done => put({ kind: 'sending', done, of: file.size }), mine.abort.signal)
      if (mine.abort.signal.aborted) return
      const looked = await call('packs.inspect', { importId: begun.importId })
      put(looked.kind === 'refused' ? looked : { ...looked, kind: 'looked', importId: begun.importId })
    } catch (error) {
      put({ kind: 'failed', code: toErrorCode(error) })
    }
  }

  async function install(): Promise<void> {
    if (state.value.kind !== 'looked') return
    const { importId, verdict, contents } = state.value
    state.value = { kind: 'installing', importId, done: 0, of: contents.bytes }
    const consent = needsConsent(verdict)
    await call('packs.install', { importId, consent }).catch((error: unknown) => (state.value = { kind: 'failed', code: toErrorCode(error) }))
  }

  function hear(importId: string, heard: ImportState): void {
    state.value = afterHearing(state.value, importId, heard)
  }

  function startAgain(): void {
    current.abort.abort()
    // What cannot be called off now goes at the next start of the suite.
    if (current.importId !== undefined && state.value.kind !== 'installing')
      call('packs.cancel', { importId: current.importId }).catch(() => undefined)
    current = { abort: new AbortController() }
    state.value = { kind: 'choosing' }
  }

  /** What was told while the connection was lost is asked for. */
  async function catchUp(callFirst: CallFunction): Promise<void> {
    if (state.value.kind !== 'installing') return
    const { importId } = state.value
    hear(
      importId,
      await callFirst('packs.state', { importId }).catch((error: unknown): ImportState => ({ kind: 'failed', code: toErrorCode(error) })),
    )
  }

  const stops = [subscribe('packs.progress', progress => hear(progress.importId, progress.state)), onGreeted(catchUp)]
  onScopeDispose(() => {
    for (const stop of stops) stop()
    startAgain()
  })
  return { state, choose, install, startAgain }
}
