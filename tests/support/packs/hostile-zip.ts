import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip with whatever lies a test wants it to tell; what is not said is true. */
export interface ZipEntry {
  readonly name: string | Buffer
  readonly content: Uint8Array
  readonly deflate?: boolean
  /** What the local header says, where it differs from the directory. */
  readonly localName?: string
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** Uncompressed size as both headers tell it. */
  readonly bytes?: number
  /** Uncompressed size as only the local header tells it. */
  readonly localBytes?: number
  readonly compressedBytes?: number
  readonly externalAttributes?: number
  /** Where the directory says that the entry begins. */
  readonly offset?: number
  readonly extra?: Uint8Array
  /** Neither in the directory nor counted. */
  readonly hidden?: boolean
}

export interface ZipLies {
  readonly entryCount?: number
  readonly directoryOffset?: number
  readonly comment?: string
  /** Before the first entry. */
  readonly prefix?: Uint8Array
}

const UTF8 = 0x800
const UNIX = 3 << 8

/** Writes a zip by hand, byte by byte, because no writer of zips would write these. */
export function hostileZip(entries: readonly ZipEntry[], lies: ZipLies = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(lies.prefix ?? [])]
  const directory: Buffer[] = []
  let offset = locals[0]!.length
  for (const entry of entries) {
    const data = entry.deflate === true ? deflateRawSync(entry.content) : Buffer.from(entry.content)
    const local = localHeader(entry, data)
    if (entry.hidden !== true) directory.push(directoryHeader(entry, data, entry.offset ?? offset))
    locals.push(local, data)
    offset += local.length + data.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...locals, central, endRecord(directory.length, central.length, offset, lies)])
}

function common(entry: ZipEntry, data: Uint8Array, bytes: number): Buffer {
  const fields = Buffer.alloc(22)
  fields.writeUInt16LE((entry.flags ?? 0) | UTF8, 0)
  fields.writeUInt16LE(entry.method ?? (entry.deflate === true ? 8 : 0), 2)
  fields.writeUInt16LE(0x21, 6)
  fields.writeUInt32LE(entry.crc ?? crc32(entry.content), 8)
  fields.writeUInt32LE(entry.compressedBytes ?? data.length, 12)
  fields.writeUInt32LE(bytes, 16)
  return fields
}

function localHeader(entry: ZipEntry, data: Uint8Array): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name)
  const fields = common(entry, data, entry.localBytes ?? entry.bytes ?? entry.content.length)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(name.length, 0)
  const head = Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0])
  return Buffer.concat([head, fields.subarray(0, 20), lengths, name])
}

function directoryHeader(entry: ZipEntry, data: Uint8Array, offset: number): Buffer {
  const name = Buffer.from(entry.name)
  const extra = Buffer.from(entry.extra ?? [])
  const fields = common(entry, data, entry.bytes ?? entry.content.length)
  const rest = Buffer.alloc(18)
  rest.writeUInt16LE(name.length, 0)
  rest.writeUInt16LE(extra.length, 2)
  rest.writeUInt32LE(entry.externalAttributes ?? 0, 10)
  rest.writeUInt32LE(offset, 14)
  const versions = Buffer.alloc(4)
  versions.writeUInt16LE(UNIX | 20, 0)
  versions.writeUInt16LE(20, 2)
  return Buffer.concat([Buffer.from([0x50, 0x4b, 0x01, 0x02]), versions, fields.subarray(0, 20), rest, name, extra])
}

function endRecord(entries: number, directoryBytes: number, offset: number, lies: ZipLies): Buffer {
  const comment = Buffer.from(lies.comment ?? '')
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(lies.entryCount ?? entries, 8)
  record.writeUInt16LE(lies.entryCount ?? entries, 10)
  record.writeUInt32LE(directoryBytes, 12)
  record.writeUInt32LE(lies.directoryOffset ?? offset, 16)
  record.writeUInt16LE(comment.length, 20)
  return Buffer.concat([record, comment])
}
