import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { ImportState } from '#common/contract/packs.ts'
import { needsConsent } from '#common/domain/packs/install-verdict.ts'
import { useApi, type CallFunction } from '#renderer/api/index.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { applyImportState, type PackImport } from './pack-import.ts'
import { uploadPack, type PackUpload } from './upload-pack.ts'

export interface PackImporter {
  readonly state: Readonly<ShallowRef<PackImport>>
  readonly choose: (file: File) => Promise<void>
  readonly install: () => Promise<void>
  /** Back to choosing a file; discards what was uploaded. */
  readonly startAgain: () => void
}

/** Uploads a pack, shows what is in it, and installs it once confirmed. */
export function usePackImport(): PackImporter {
  const { call, subscribe, onGreeted } = useApi()
  const state = shallowRef<PackImport>({ kind: 'choosing' })
  let upload: PackUpload = { abort: new AbortController() }

  async function choose(file: File): Promise<void> {
    startAgain()
    const current = upload
    await uploadPack(file, current, call, next => {
      if (current === upload) state.value = next
    })
  }

  async function install(): Promise<void> {
    if (state.value.kind !== 'inspected') return
    const { importId, verdict, contents } = state.value
    state.value = { kind: 'installing', importId, done: 0, of: contents.bytes }
    const consent = needsConsent(verdict)
    await call('packs.install', { importId, consent }).catch(
      (error: unknown) => (state.value = { kind: 'failed', code: toErrorCode(error) }),
    )
  }

  function startAgain(): void {
    upload.abort.abort()
    // An upload that cannot be cancelled now is cleaned up at the next start of the suite.
    if (upload.importId !== undefined && state.value.kind !== 'installing')
      call('packs.cancel', { importId: upload.importId }).catch(() => undefined)
    upload = { abort: new AbortController() }
    state.value = { kind: 'choosing' }
  }

  const applyState = (importId: string, received: ImportState): void => {
    state.value = applyImportState(state.value, importId, received)
  }

  /** Asks for the progress events that were missed while disconnected. */
  async function catchUp(callFirst: CallFunction): Promise<void> {
    if (state.value.kind !== 'installing') return
    const { importId } = state.value
    const failed = (error: unknown): ImportState => ({ kind: 'failed', code: toErrorCode(error) })
    applyState(importId, await callFirst('packs.state', { importId }).catch(failed))
  }

  onScopeDispose(subscribe('packs.progress', progress => applyState(progress.importId, progress.state)))
  onScopeDispose(onGreeted(catchUp))
  onScopeDispose(startAgain)
  return { state, choose, install, startAgain }
}
