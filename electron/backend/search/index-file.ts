import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { createSearchIndex, type SearchIndex } from './search-index.ts'
import type { Source } from './passage-store.ts'
import type { IndexPart } from './word-index.ts'

const [pack, unpack] = [promisify(deflate), promisify(inflate)]
const HASH_BYTES = 32
const LENGTH_BYTES = 4

type StoredPart =
  { readonly kind: 'source'; readonly source: Source; readonly first: number } | { readonly kind: 'words'; readonly part: IndexPart }

/** Goes up with whatever changes what is written here or how the words of a passage are kept: the version names neither. */
const FORMAT = 2

/**
 * Writes an index, whole or not at all: the hash of everything, then each part with its length. Other work goes on between two parts.
 * The version is that of the program: what another one has made is not read.
 */
export async function writeIndex(file: string, version: string, index: SearchIndex): Promise<void> {
  const parts: StoredPart[] = [
    ...index.store.sources().map(placed => ({ kind: 'source' as const, ...placed })),
    ...index.words.exportParts().map(part => ({ kind: 'words' as const, part })),
  ]
  const chunks: Buffer[] = []
  for (const part of parts) {
    const packed = await pack(JSON.stringify(part))
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32LE(packed.length)
    chunks.push(length, packed)
  }
  const body = Buffer.concat(chunks)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.tmp`, Buffer.concat([hashOf(version, body), body]))
  await rename(`${file}.tmp`, file)
}

/** Undefined: there is none, or it is damaged or of another version. */
export async function readIndex(file: string, version: string): Promise<SearchIndex | undefined> {
  try {
    const bytes = await readFile(file)
    const body = bytes.subarray(HASH_BYTES)
    if (!bytes.subarray(0, HASH_BYTES).equals(hashOf(version, body))) return undefined
    return await restore(body)
  } catch {
    return undefined
  }
}

async function restore(body: Buffer): Promise<SearchIndex> {
  const index = createSearchIndex()
  for (let at = 0; at < body.length;) {
    const length = body.readUInt32LE(at)
    const text = await unpack(body.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length))
    const part = JSON.parse(text.toString('utf8')) as StoredPart
    if (part.kind === 'source') index.restore(part.source, part.first)
    else index.words.importPart(part.part)
    at += LENGTH_BYTES + length
    await nextTurn()
  }
  return index
}

function hashOf(version: string, body: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${String(FORMAT)}\0${version}\0`)
    .update(body)
    .digest()
}
