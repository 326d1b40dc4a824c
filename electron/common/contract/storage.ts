import { z } from 'zod'
import { event, mutation, query, returns } from './procedure.ts'
import { nothing } from './shared.ts'

export interface BackupInfo {
  /** File name in `backups/`; names its time. */
  readonly name: string
  readonly madeAt: string
  readonly bytes: number
  readonly reason: 'daily' | 'asked' | 'before-restore'
}

/** Something that happened to the data and that a person should know. */
export type StorageNotice = { readonly id: string; readonly at: string } & (
  | { readonly kind: 'previous-generation'; readonly document: string }
  | { readonly kind: 'quarantined'; readonly document: string }
  | { readonly kind: 'newer-schema'; readonly document: string }
  | { readonly kind: 'backup-skipped'; readonly because: 'disk-short' | 'failed' }
)

export const storageContract = {
  'storage.notices': query({ reach: ['window'], owner: 'none', input: nothing, output: returns<readonly StorageNotice[]>() }),
  'storage.backups': query({ reach: ['window'], owner: 'none', input: nothing, output: returns<readonly BackupInfo[]>() }),
  'storage.backUp': mutation({ reach: ['window'], owner: 'none', input: nothing, output: returns<BackupInfo>() }),
  /** Puts a backup back; the present state is kept first as a backup of its own, whose entry is returned: restoring that one undoes it. */
  'storage.restore': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ name: z.string().regex(/^[\w.-]{1,120}\.zip$/) }),
    output: returns<{ readonly undo: BackupInfo }>(),
  }),
}

export const storageEvents = {
  'storage.noticed': event<StorageNotice>({ reach: ['window'], owner: 'none', payload: {} }),
  /** Everything was replaced by a restore: the page reads its state again. */
  'storage.restored': event<null>({ reach: ['window'], owner: 'none', payload: {} }),
}
