import { Zip, ZipDeflate } from 'fflate'

/** Zip timestamps cover 1980 to 2099. */
const ZIP_TIMES = { from: Date.UTC(1981, 0), to: Date.UTC(2099, 0) }

/** A zip under way. */
export interface Archive {
  readonly add: (path: string, content: Uint8Array) => readonly Uint8Array[]
  readonly end: () => readonly Uint8Array[]
}

/** A zip that is produced in pieces, so that it need not fit in memory. */
export function createArchive(madeAt: Date): Archive {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  const mtime = Math.min(Math.max(madeAt.getTime(), ZIP_TIMES.from), ZIP_TIMES.to)

  function takePieces(): readonly Uint8Array[] {
    const taken = pieces
    pieces = []
    return taken
  }

  function add(path: string, content: Uint8Array): readonly Uint8Array[] {
    const entry = new ZipDeflate(path, { level: 6 })
    entry.mtime = mtime
    zip.add(entry)
    entry.push(content, true)
    return takePieces()
  }

  function end(): readonly Uint8Array[] {
    zip.end()
    return takePieces()
  }

  return { add, end }
}
