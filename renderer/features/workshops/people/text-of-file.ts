/** Larger than any list of five hundred people. */
const MOST_BYTES = 2_000_000

/**
 * The text of a table as spreadsheets save it: UTF-8, UTF-16 with its mark, or the old encodings of Windows.
 * Undefined: it is no text, or far too long.
 */
export function textOfFile(bytes: ArrayBuffer): string | undefined {
  if (bytes.byteLength > MOST_BYTES) return undefined
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  const text = decoded('utf-8', bytes) ?? inOldEncoding(bytes)
  return text.includes('\0') ? undefined : text
}

/** Arabic spreadsheets save windows-1256, those of western Europe windows-1252: the one that gives more Arabic words than marks is taken. */
function inOldEncoding(bytes: ArrayBuffer): string {
  const arabic = new TextDecoder('windows-1256').decode(bytes)
  const words = arabic.match(/[\u0621-\u064A]{3,}/g)?.length ?? 0
  return words >= 2 ? arabic : new TextDecoder('windows-1252').decode(bytes)
}

function decoded(encoding: string, bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
