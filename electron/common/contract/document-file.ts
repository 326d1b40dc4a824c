import { z } from 'zod'

/** Sheets that documents are set for. */
export { PAPERS, type Paper } from '#common/domain/certificates/certificate.ts'

/** A document to save: base64, since links carry JSON. */
export interface DocumentFile {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}

/** Minutes after midnight. */
export const timeOfDayInput = z
  .int()
  .nonnegative()
  .max(24 * 60 - 1)
