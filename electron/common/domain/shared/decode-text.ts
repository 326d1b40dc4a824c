/** Throws a TypeError where the bytes are not in the encoding: `TextDecoder` with `fatal`, which each host has of its own. */
type Decode = (encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array) => string

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark; undefined if it is in another encoding, which nobody can tell for sure. */
export function decodeText(bytes: Uint8Array, decode: Decode): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = decode(encoding, bytes)
    return text.includes('\0') ? undefined : text
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
