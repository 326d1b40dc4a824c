export interface DocumentPicture {
  /** `0.svg` */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What the worker is asked to make: a template and the data it shows. Data is never part of the source. */
export interface DocumentJob {
  readonly template: 'certificate' | 'guide' | 'workshop' | 'join' | 'report'
  readonly data: unknown
  /** Pictures that the data names. */
  readonly pictures: readonly DocumentPicture[]
}

export type DocumentReply = { readonly kind: 'made'; readonly pdf: Uint8Array } | { readonly kind: 'failed'; readonly because: string }

/** What the worker is started with. */
export interface TypstWorkerData {
  readonly assetsFolder: string
}
