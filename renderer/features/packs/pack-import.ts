import type { ErrorCode } from '#common/contract/errors.ts'
import type { ImportState, InstallOutcome, PackContents } from '#common/contract/packs.ts'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'

/** The state of adding a course, as the page shows it. */
export type PackImport =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'uploading'; readonly done: number; readonly of: number }
  | { readonly kind: 'inspected'; readonly importId: string; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'installing'; readonly importId: string; readonly done: number; readonly of: number }
  | { readonly kind: 'installed'; readonly contents: PackContents }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

/** Ignores states of any import but the one being installed on this page. */
export function applyImportState(current: PackImport, importId: string, received: ImportState): PackImport {
  if (current.kind !== 'installing' || current.importId !== importId) return current
  switch (received.kind) {
    case 'ended':
      return applyOutcome(importId, received.outcome)
    case 'failed':
      return received
    case 'unpacking':
      return received.of > 0 ? { ...received, kind: 'installing', importId } : current
    default:
      return current
  }
}

function applyOutcome(importId: string, outcome: InstallOutcome): PackImport {
  switch (outcome.kind) {
    case 'refused':
      return outcome
    case 'asks':
      return { ...outcome, kind: 'inspected', importId }
    default:
      return { kind: 'installed', contents: outcome.contents }
  }
}
