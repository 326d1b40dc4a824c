const RATE = 8000
const HEADER_BYTES = 44

/** A mono recording of so many seconds, of a hum. */
export function wavOf(seconds: number): Buffer {
  const samples = RATE * seconds
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('RIFF', 0)
  header.writeUInt32LE(HEADER_BYTES - 8 + samples, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples, 40)
  return Buffer.concat([header, Buffer.from(Array.from({ length: samples }, (_, index) => 128 + Math.round(60 * Math.sin(index / 3))))])
}
