import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { unzipSync } from 'fflate'

/** The files of a folder whose name or bytes have one of these texts, those of zips included; paths with `/`. */
export async function findTraces(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const found: string[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll('\\', '/')
    const bytes = await readFile(path)
    for (const [inside, content] of [['', bytes] as const, ...unzipped(bytes)]) {
      const whole = `${name}${inside}\n${Buffer.from(content).toString('latin1')}`
      if (texts.some(text => whole.includes(text))) found.push(`${name}${inside}`)
    }
  }
  return found.sort()
}

function unzipped(bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return []
  try {
    return Object.entries(unzipSync(bytes)).map(([path, content]) => [`!${path}`, content])
  } catch {
    return []
  }
}
