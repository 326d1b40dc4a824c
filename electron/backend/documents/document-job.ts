/** What the worker is asked to make: a template and the data it shows. Data is never part of the source. */
export interface DocumentJob {
  readonly template: 'certificate'
  readonly data: unknown
}

export type DocumentReply = { readonly kind: 'made'; readonly pdf: Uint8Array } | { readonly kind: 'failed'; readonly because: string }

/** What the worker is started with. */
export interface TypstWorkerData {
  readonly assetsFolder: string
}
