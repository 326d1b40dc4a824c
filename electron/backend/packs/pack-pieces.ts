import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { deflateSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { manifestText } from '#common/domain/packs/pack-manifest.ts'
import { PACK_MANIFEST } from '#common/domain/packs/pack-path.ts'
import type { DescribedCourse, PackContent } from './describe-course.ts'

/** A larger file is stored as it is: pictures are compressed already, and what is compressed at once blocks everything else. */
const DEFLATED_AT_MOST = 1024 * 1024
/** Far from the ratio at which a pack is refused. */
const RATIO_AT_MOST = 50
/** The zip format's first moment, in the fields that it has: the same on every machine and at any time. */
const NO_TIME = new Date(1980, 0, 1)
const LEVEL = 9

/**
 * The bytes of a pack in pieces, the same for the same course. fflate compresses in its own JavaScript: the zlib of Node gives other
 * bytes on other processors. Throws when a file changed since it was described.
 */
export async function* packPieces({ manifest, contents }: DescribedCourse): AsyncGenerator<Uint8Array> {
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
    for await (const push of pushes(zip, content)) {
      hash.update(push)
      yield* ready.splice(0)
    }
    if (hash.digest('hex') !== content.sha256) throw new Error(`${content.path} changed while it was packed`)
  }
  zip.end()
  yield* ready.splice(0)
}

/** Adds one file to the zip, piece after piece; gives what it has added. */
async function* pushes(zip: Zip, content: PackContent): AsyncGenerator<Uint8Array> {
  const { path, bytes, source } = content
  if (bytes <= DEFLATED_AT_MOST) {
    const whole = source.kind === 'text' ? source.content : await readFile(source.file)
    const smaller = deflateSync(whole, { level: LEVEL }).length
    const entry =
      smaller < whole.length && whole.length <= smaller * RATIO_AT_MOST ? new ZipDeflate(path, { level: LEVEL }) : new ZipPassThrough(path)
    entry.mtime = NO_TIME
    zip.add(entry)
    entry.push(whole, true)
    return yield whole
  }
  const entry = new ZipPassThrough(path)
  entry.mtime = NO_TIME
  zip.add(entry)
  for await (const piece of piecesOf(content)) {
    entry.push(piece)
    yield piece
  }
  entry.push(new Uint8Array(), true)
}

async function* piecesOf({ source }: PackContent): AsyncGenerator<Uint8Array> {
  if (source.kind === 'text') yield source.content
  else yield* createReadStream(source.file) as AsyncIterable<Uint8Array>
}
