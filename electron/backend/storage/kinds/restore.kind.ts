import { z } from 'zod'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** A restore under way: there from before the first file is replaced until after the last. */
export interface RestoreJournal {
  /** Name of the backup that is put back. */
  readonly backup: string
  /** Name of the backup of what was there before. */
  readonly undo: string
}

const shape: z.ZodType<RestoreJournal> = z.object({ backup: z.string(), undo: z.string() })

export const restoreKind: DocumentKind<RestoreJournal> = { name: 'restore', migrations: [], parse: data => shape.parse(data) }
