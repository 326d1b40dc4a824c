/** FIN bit and opcode 1. */
const FINAL_TEXT = 0x81
/** Length bytes that announce a 16-bit or a 64-bit length. */
const LENGTH_16 = 126
const LENGTH_64 = 127
const TWO_BYTES = 2 ** 16

/** Encodes a whole text as one unmasked WebSocket frame (RFC 6455, 5.2). */
export function encodeTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const headerLength = length < LENGTH_16 ? 2 : length < TWO_BYTES ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = FINAL_TEXT
  if (headerLength === 2) frame[1] = length
  else if (headerLength === 4) frame.writeUInt16BE(length, 2)
  else frame.writeBigUInt64BE(BigInt(length), 2)
  if (headerLength > 2) frame[1] = headerLength === 4 ? LENGTH_16 : LENGTH_64
  frame.write(text, headerLength)
  return frame
}

/** Encodes texts; a text that is sent to many sockets in a row is encoded once, and all get the same bytes. */
export function createFrameEncoder(): (text: string) => Buffer {
  let last: { readonly text: string; readonly frame: Buffer } | undefined
  return text => {
    if (last?.text !== text) last = { text, frame: encodeTextFrame(text) }
    return last.frame
  }
}
