import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { ImportState, InstallOutcome } from '#common/contract/packs.ts'
import type { IncomingPacks } from './incoming.ts'

/** Where each import stands, and who wants to hear of it. */
export interface Imports {
  readonly begin: (importId: string) => void
  readonly unpacked: (importId: string, done: number, of: number) => void
  readonly ended: (importId: string, outcome: InstallOutcome) => void
  readonly failed: (importId: string, error: unknown, report: (error: unknown) => void) => void
  readonly isRunning: (importId: string) => boolean
  /** Throws `not-found` for an import that nobody began, or that was forgotten. */
  readonly state: (importId: string) => ImportState
  readonly listen: (listener: (importId: string, state: ImportState) => void) => void
}

/** A listener hears of every hundredth part: more than an eye follows, less than a link feels. */
const STEPS = 100
/** Ends that are remembered for a page that lost its connection. */
const ENDS_KEPT = 10

export function followImports(incoming: Pick<IncomingPacks, 'progress'>): Imports {
  const known = new Map<string, ImportState>()
  let tell: (importId: string, state: ImportState) => void = () => undefined

  function put(importId: string, state: ImportState): void {
    known.delete(importId)
    known.set(importId, state)
    const [oldest] = [...known].find(([, { kind }]) => kind !== 'unpacking') ?? []
    if (known.size > ENDS_KEPT && oldest !== undefined) known.delete(oldest)
    tell(importId, state)
  }

  function unpacked(importId: string, done: number, of: number): void {
    const before = known.get(importId)
    const step = Math.floor((done / Math.max(1, of)) * STEPS)
    const last = before?.kind === 'unpacking' ? Math.floor((before.done / Math.max(1, before.of)) * STEPS) : -1
    if (step > last || done === of) put(importId, { kind: 'unpacking', done, of })
  }

  function state(importId: string): ImportState {
    const received = incoming.progress(importId)
    const here = known.get(importId) ?? (received && { kind: 'receiving' as const, ...received })
    if (here === undefined) throw new CodedError('not-found')
    return here
  }

  function failed(importId: string, error: unknown, report: (error: unknown) => void): void {
    const code: ErrorCode = error instanceof CodedError ? error.code : 'internal'
    report(error)
    put(importId, { kind: 'failed', code })
  }

  return {
    begin: importId => put(importId, { kind: 'unpacking', done: 0, of: 0 }),
    unpacked,
    ended: (importId, outcome) => put(importId, { kind: 'ended', outcome }),
    failed,
    isRunning: importId => known.get(importId)?.kind === 'unpacking',
    state,
    listen: listener => (tell = listener),
  }
}
