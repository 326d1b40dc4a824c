import { z } from 'zod'
import { event, mutation, query, returns } from './procedure.ts'
import { noInput } from './shared.ts'

/** What is in a backup, as far as this version can tell. */
export type BackupSummary =
  | { readonly kind: 'known'; readonly learners: number; readonly newestAnswer: string | undefined }
  /** A newer version of the suite made it. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreadable' }

export interface BackupInfo {
  /** File name in `backups/`, with its time. */
  readonly name: string
  readonly madeAt: string
  readonly bytes: number
  readonly reason: 'daily' | 'asked' | 'before-restore' | 'before-removal' | 'before-import'
  readonly summary: BackupSummary
}

/** An event in the stored data that the user should know of. */
export type StorageNotice = { readonly id: string; readonly at: string } & (
  | { readonly kind: 'previous-generation'; readonly document: string }
  | { readonly kind: 'quarantined'; readonly document: string }
  | { readonly kind: 'newer-schema'; readonly document: string }
  /** A learner who was deleted for good may still be in it. */
  | { readonly kind: 'backup-not-erased'; readonly backup: string }
  | { readonly kind: 'backup-skipped'; readonly because: 'disk-short' | 'failed' }
)

export const storageContract = {
  'storage.notices': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<readonly StorageNotice[]>() }),
  'storage.backups': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<readonly BackupInfo[]>() }),
  /** `conflict` while there is nothing to back up. */
  'storage.backUp': mutation({ reach: ['window'], owner: 'none', input: noInput, output: returns<BackupInfo>() }),
  /**
   * Backs up the current data first and returns that backup: restoring it undoes this. Refusals, before anything is written:
   * `forbidden` until the facilitator PIN was entered, `conflict` while a room is open, `storage-newer`, `bad-input` when damaged.
   * `because: 'restore-unfinished'` in the details of an error: the data are incomplete until the next start.
   */
  'storage.restore': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ name: z.string().regex(/^[\w.-]{1,120}\.zip$/) }),
    output: returns<{ readonly undo: BackupInfo }>(),
  }),
  /** The backup that undoes the last restore, until it is dismissed. */
  'storage.undo': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<BackupInfo | null>() }),
  'storage.dismissUndo': mutation({ reach: ['window'], owner: 'none', input: noInput, output: returns<null>() }),
}

export const storageEvents = {
  'storage.noticed': event<StorageNotice>({ reach: ['window'], owner: 'none', payload: {} }),
  /** All data were replaced: pages must reload theirs. */
  'storage.restored': event<null>({ reach: ['window'], owner: 'none', payload: {} }),
}
