import type { ErrorCode } from '#common/contract/errors.ts'
import type { ImportState, InstallOutcome, PackContents } from '#common/contract/packs.ts'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import type { PackRefusal } from '#common/domain/packs/pack-refusal.ts'

/** Where the adding of a course stands, as a person sees it. */
export type PackImport =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  | { readonly kind: 'looked'; readonly importId: string; readonly contents: PackContents; readonly verdict: InstallVerdict }
  | { readonly kind: 'installing'; readonly importId: string; readonly done: number; readonly of: number }
  | { readonly kind: 'installed'; readonly contents: PackContents }
  | { readonly kind: 'refused'; readonly refusal: PackRefusal }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

/** Only the installation on the screen is listened to. */
export function afterHearing(now: PackImport, importId: string, heard: ImportState): PackImport {
  if (now.kind !== 'installing' || now.importId !== importId) return now
  switch (heard.kind) {
    case 'ended':
      return afterwards(importId, heard.outcome)
    case 'failed':
      return heard
    case 'unpacking':
      return heard.of > 0 ? { ...heard, kind: 'installing', importId } : now
    default:
      return now
  }
}

function afterwards(importId: string, outcome: InstallOutcome): PackImport {
  switch (outcome.kind) {
    case 'refused':
      return outcome
    case 'asks':
      return { ...outcome, kind: 'looked', importId }
    default:
      return { kind: 'installed', contents: outcome.contents }
  }
}
