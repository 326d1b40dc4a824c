import { z } from 'zod'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** A running restore: written before the first file is replaced, deleted after the last. */
export interface RestoreJournal {
  /** Name of the backup to restore. */
  readonly backup: string
  /** Name of the backup of the state before. */
  readonly undo: string
}

const shape: z.ZodType<RestoreJournal> = z.object({ backup: z.string(), undo: z.string() })

export const restoreKind: DocumentKind<RestoreJournal> = { name: 'restore', migrations: [], parse: data => shape.parse(data) }
