import { z } from 'zod'
import { LEARNER_FILE_PART_BYTES } from '#common/domain/learners/learner-file-limits.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Receipt } from '#common/domain/learners/merge/merge-copies.ts'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import type { DocumentFile } from '../document-file.ts'
import { mutation, query, returns } from '../procedure.ts'
import { localeInput, noInput, recordIdInput, typedPinInput } from '../shared.ts'
import type { ErasureOutcome } from './erasure.ts'

export type LearnerFileRefusal =
  /** It is something else than a learner's data. */
  | 'other-file'
  /** It is cut off or was changed. */
  | 'damaged'
  /** A newer version of the suite made it. */
  | 'newer'
  | 'too-large'
  /** It holds what the suite would never save, such as a name of a thousand characters. */
  | 'unsound'

/** What a file holds, before anything is changed. */
export type LearnerFileInspection =
  | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }
  | {
      readonly kind: 'file'
      readonly learner: Pick<Learner, 'id' | 'name' | 'organisation'>
      readonly madeAt: string
      /** The learner is on this computer: the file is merged into their data. Otherwise they are added. */
      readonly isHere: boolean
      /** Somebody else of the same name is on this computer. */
      readonly hasNamesake: boolean
    }

export type ImportOutcome =
  | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }
  | { readonly kind: 'imported'; readonly learner: Learner; readonly receipt: Receipt }

export type OwnErasure =
  | Exclude<PinVerdict, { readonly kind: 'unlocked' }>
  /** Everything of the learner is gone, but in the backups that are named. */
  | ({ readonly kind: 'erased' } & ErasureOutcome)

const importInput = z.object({ importId: recordIdInput })
const BASE64_CHARACTERS = Math.ceil(LEARNER_FILE_PART_BYTES / 3) * 4

export const myDataContract = {
  /** Everything of the learner as one file, without the PIN. */
  'myData.export': query({ reach: ['window'], owner: 'caller', input: noInput, output: returns<DocumentFile>() }),
  /** The answers of all attempts as a table (CSV), in words of this language. */
  'myData.answers': query({ reach: ['window'], owner: 'caller', input: z.object({ lang: localeInput }), output: returns<DocumentFile>() }),
  /** Starts an upload; the parts follow in order. */
  'myData.begin': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ bytes: z.int().nonnegative() }),
    output: returns<
      | { readonly kind: 'begun'; readonly importId: string; readonly partBytes: number }
      | { readonly kind: 'refused'; readonly because: LearnerFileRefusal }
    >(),
  }),
  /** `offset`: bytes received so far; `conflict` unless the part is the next one. */
  'myData.send': mutation({
    reach: ['window'],
    owner: 'none',
    input: importInput.extend({ offset: z.int().nonnegative(), base64: z.base64().max(BASE64_CHARACTERS) }),
    output: returns<{ readonly received: number }>(),
  }),
  'myData.inspect': query({ reach: ['window'], owner: 'none', input: importInput, output: returns<LearnerFileInspection>() }),
  /**
   * Merges the file into the learner's data, or adds the learner; a backup is made first. `forbidden` for a learner with a PIN who is not
   * chosen in this window and for whom it has no pass. Interrupted, it is completed by importing the file again.
   */
  'myData.import': mutation({
    reach: ['window'],
    owner: 'none',
    input: importInput.extend({ pass: z.string().max(64).optional() }),
    output: returns<ImportOutcome>(),
  }),
  /** Deletes the learner for good, in all backups too; with a PIN, only when it is given. `storage-full`, `storage-newer`: nothing was deleted. */
  'myData.erase': mutation({
    reach: ['window'],
    owner: 'caller',
    input: z.object({ pin: typedPinInput.optional() }),
    output: returns<OwnErasure>(),
  }),
}
