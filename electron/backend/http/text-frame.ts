const FINAL_TEXT = 0x81
const SHORT = 126
const LONG = 127
const TWO_BYTES = 2 ** 16

/** A WebSocket frame as a server sends it (RFC 6455, 5.2): one whole text, unmasked. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const headLength = length < SHORT ? 2 : length < TWO_BYTES ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = FINAL_TEXT
  if (headLength === 2) frame[1] = length
  else if (headLength === 4) frame.writeUInt16BE(length, 2)
  else frame.writeBigUInt64BE(BigInt(length), 2)
  if (headLength > 2) frame[1] = headLength === 4 ? SHORT : LONG
  frame.write(text, headLength)
  return frame
}

/** Frames texts; one that is sent to many is framed once, and all of them are given the same bytes. */
export function framesOnce(): (text: string) => Buffer {
  let last: { readonly text: string; readonly frame: Buffer } | undefined
  return text => {
    if (last?.text !== text) last = { text, frame: textFrame(text) }
    return last.frame
  }
}
