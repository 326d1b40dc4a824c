/** A document to save, as base64: links carry JSON. */
export interface DocumentFile {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}
