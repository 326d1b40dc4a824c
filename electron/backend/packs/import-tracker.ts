import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { ImportState, InstallOutcome } from '#common/contract/packs.ts'
import type { PackUploads } from './pack-uploads.ts'

/** Tracks the state of each import and notifies a listener. */
export interface ImportTracker {
  readonly begin: (importId: string) => void
  readonly reportProgress: (importId: string, done: number, of: number) => void
  readonly finish: (importId: string, outcome: InstallOutcome) => void
  readonly fail: (importId: string, error: unknown, report: (error: unknown) => void) => void
  readonly isRunning: (importId: string) => boolean
  /** Throws `not-found` for an import that is unknown or was dropped. */
  readonly state: (importId: string) => ImportState
  readonly listen: (listener: (importId: string, state: ImportState) => void) => void
}

/** The listener is called at most this often per import. */
const PROGRESS_STEPS = 100
/** Finished imports stay available for a page that lost its connection. */
const MAX_FINISHED_IMPORTS = 10

export function createImportTracker(uploads: Pick<PackUploads, 'progress'>): ImportTracker {
  const known = new Map<string, ImportState>()
  let notify: (importId: string, state: ImportState) => void = () => undefined

  function setState(importId: string, state: ImportState): void {
    known.delete(importId)
    known.set(importId, state)
    const [oldest] = [...known].find(([, { kind }]) => kind !== 'unpacking') ?? []
    if (known.size > MAX_FINISHED_IMPORTS && oldest !== undefined) known.delete(oldest)
    notify(importId, state)
  }

  function reportProgress(importId: string, done: number, of: number): void {
    const before = known.get(importId)
    const step = Math.floor((done / Math.max(1, of)) * PROGRESS_STEPS)
    const last = before?.kind === 'unpacking' ? Math.floor((before.done / Math.max(1, before.of)) * PROGRESS_STEPS) : -1
    if (step > last || done === of) setState(importId, { kind: 'unpacking', done, of })
  }

  function state(importId: string): ImportState {
    const received = uploads.progress(importId)
    const current = known.get(importId) ?? (received && { kind: 'receiving' as const, ...received })
    if (current === undefined) throw new CodedError('not-found')
    return current
  }

  function fail(importId: string, error: unknown, report: (error: unknown) => void): void {
    const code: ErrorCode = error instanceof CodedError ? error.code : 'internal'
    report(error)
    setState(importId, { kind: 'failed', code })
  }

  return {
    begin: importId => setState(importId, { kind: 'unpacking', done: 0, of: 0 }),
    reportProgress,
    finish: (importId, outcome) => setState(importId, { kind: 'ended', outcome }),
    fail,
    isRunning: importId => known.get(importId)?.kind === 'unpacking',
    state,
    listen: listener => (notify = listener),
  }
}
