import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { deflateSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { manifestText } from '#common/domain/packs/pack-manifest.ts'
import { PACK_MANIFEST } from '#common/domain/packs/pack-path.ts'
import type { DescribedCourse, PackContent } from './describe-course.ts'

/** Larger files are stored: pictures are compressed already, and compressing in one go blocks everything else. */
const MAX_DEFLATED_BYTES = 1024 * 1024
/** Well below the ratio at which a pack is refused. */
const MAX_RATIO = 50
/** The earliest zip timestamp, so that packs do not depend on when and where they are made. */
const FIXED_MTIME = new Date(1980, 0, 1)
const LEVEL = 9

/**
 * The bytes of a pack in pieces, the same for the same course. Compressed with fflate, because the zlib of Node gives different bytes
 * on different processors. Throws when a file changed since it was described.
 */
export async function* streamPack({ manifest, contents }: DescribedCourse): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const text = Buffer.from(manifestText(manifest))
  const first: PackContent = {
    path: PACK_MANIFEST,
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
    source: { kind: 'text', content: text },
  }
  for (const content of [first, ...contents]) {
    const hash = createHash('sha256')
    for await (const push of addFile(zip, content)) {
      hash.update(push)
      yield* ready.splice(0)
    }
    if (hash.digest('hex') !== content.sha256) throw new Error(`${content.path} changed while it was packed`)
  }
  zip.end()
  yield* ready.splice(0)
}

/** Adds one file to the zip in pieces; yields the pieces added. */
async function* addFile(zip: Zip, content: PackContent): AsyncGenerator<Uint8Array> {
  const { path, bytes, source } = content
  if (bytes <= MAX_DEFLATED_BYTES) {
    const whole = source.kind === 'text' ? source.content : await readFile(source.file)
    const smaller = deflateSync(whole, { level: LEVEL }).length
    const entry =
      smaller < whole.length && whole.length <= smaller * MAX_RATIO ? new ZipDeflate(path, { level: LEVEL }) : new ZipPassThrough(path)
    entry.mtime = FIXED_MTIME
    zip.add(entry)
    entry.push(whole, true)
    return yield whole
  }
  const entry = new ZipPassThrough(path)
  entry.mtime = FIXED_MTIME
  zip.add(entry)
  for await (const piece of readPieces(content)) {
    entry.push(piece)
    yield piece
  }
  entry.push(new Uint8Array(), true)
}

async function* readPieces({ source }: PackContent): AsyncGenerator<Uint8Array> {
  if (source.kind === 'text') yield source.content
  else yield* createReadStream(source.file) as AsyncIterable<Uint8Array>
}
