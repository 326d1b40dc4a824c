import { shallowRef, type ShallowRef } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import type { LearnerFileRefusal } from '#common/contract/study/my-data.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Receipt } from '#common/domain/learners/merge/merge-copies.ts'
import { useApi } from '#renderer/api/index.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { uploadLearnerFile, type FoundLearnerFile } from './upload-learner-file.ts'

interface Found {
  readonly importId: string
  readonly found: FoundLearnerFile
}

/** The state of importing a learner file, as the page shows it. */
export type LearnerImport =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading' }
  | ({ readonly kind: 'found' } & Found)
  /** The learner is here and has a PIN, which must be given first. */
  | ({ readonly kind: 'locked' } & Found)
  | ({ readonly kind: 'importing' } & Found)
  | { readonly kind: 'imported'; readonly learner: Learner; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }
  /** `mayHaveBegun`: some of the file may be in already. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly mayHaveBegun: boolean }

export interface LearnerImporter {
  readonly state: Readonly<ShallowRef<LearnerImport>>
  readonly choose: (file: File) => Promise<void>
  /** Imports the file that was found; again once the PIN was given. */
  readonly confirm: () => Promise<void>
  readonly startAgain: () => void
}

/** Uploads a learner file, shows whose it is, and imports it once confirmed. */
export function useLearnerImport(): LearnerImporter {
  const { call } = useApi()
  const state = shallowRef<LearnerImport>({ kind: 'choosing' })

  async function choose(file: File): Promise<void> {
    const reading: LearnerImport = { kind: 'reading' }
    state.value = reading
    const next = await uploadLearnerFile(file, call).catch((error: unknown) => toFailure(error, false))
    // Another file was chosen, or none, in the meantime.
    if (state.value === reading) state.value = next
  }

  async function confirm(): Promise<void> {
    if (state.value.kind !== 'found' && state.value.kind !== 'locked') return
    const { importId, found } = state.value
    state.value = { kind: 'importing', importId, found }
    try {
      state.value = await call('myData.import', { importId })
    } catch (error) {
      state.value = toErrorCode(error) === 'forbidden' ? { kind: 'locked', importId, found } : toFailure(error, true)
    }
  }

  return { state, choose, confirm, startAgain: () => (state.value = { kind: 'choosing' }) }
}

function toFailure(error: unknown, mayHaveBegun: boolean): LearnerImport {
  return { kind: 'failed', code: toErrorCode(error), mayHaveBegun }
}
