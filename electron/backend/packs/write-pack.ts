import { open, rename, rm } from 'node:fs/promises'

/** Writes a pack to a file completely or not at all. Returns its size in bytes. Throws Node's errors. */
export async function writePack(file: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const part = `${file}.part`
  let bytes = 0
  try {
    const handle = await open(part, 'w')
    try {
      for await (const piece of pieces) {
        await handle.writeFile(piece)
        bytes += piece.length
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
    return bytes
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
