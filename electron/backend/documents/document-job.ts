export interface DocumentPicture {
  /** Such as `0.svg`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A document to typeset: a template and its data, which is never part of the Typst source. */
export interface DocumentJob {
  readonly template: 'booklet' | 'certificate' | 'guide' | 'notes' | 'workshop' | 'join' | 'report'
  readonly data: unknown
  /** Pictures the data refers to. */
  readonly pictures: readonly DocumentPicture[]
}

export type DocumentReply = { readonly kind: 'made'; readonly pdf: Uint8Array } | { readonly kind: 'failed'; readonly because: string }

export interface TypstWorkerData {
  readonly assetsFolder: string
}
