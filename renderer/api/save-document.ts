import type { DocumentFile } from '#common/contract/document-file.ts'

export type DocumentOutcome =
  /** `path` is undefined in a browser, which keeps it where it keeps downloads. */
  | { readonly kind: 'saved'; readonly path: string | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly because: string }

/** How long a browser may take to begin the download before its copy is let go. */
const RELEASE_MS = 60_000

/** Saves through the native dialog in a desktop window, as a download in a browser. */
export async function saveDocument(file: DocumentFile): Promise<DocumentOutcome> {
  if (window.native !== undefined) return window.native.saveDocument({ fileName: file.fileName, base64: file.base64 })
  const url = URL.createObjectURL(new Blob([decodeBase64(file.base64)], { type: file.mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
  return { kind: 'saved', path: undefined }
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}
