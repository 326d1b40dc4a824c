/** Larger than any list of 500 people. */
const MAX_BYTES = 2_000_000

/**
 * Decodes a table as spreadsheets save it: UTF-8, UTF-16 with a byte order mark, or a legacy Windows encoding.
 * @returns undefined if it is not text, or far too long
 */
export function decodeTextFile(bytes: ArrayBuffer): string | undefined {
  if (bytes.byteLength > MAX_BYTES) return undefined
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  const text = tryDecode('utf-8', bytes) ?? decodeLegacy(bytes)
  return text.includes('\0') ? undefined : text
}

/** Arabic spreadsheets use windows-1256, western European ones windows-1252: Arabic is chosen if it yields Arabic words. */
function decodeLegacy(bytes: ArrayBuffer): string {
  const arabic = new TextDecoder('windows-1256').decode(bytes)
  const words = arabic.match(/[\u0621-\u064A]{3,}/g)?.length ?? 0
  return words >= 2 ? arabic : new TextDecoder('windows-1252').decode(bytes)
}

function tryDecode(encoding: string, bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
