import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** V8's compiled code of scripts, by name. */
export type CodeCache = ReadonlyMap<string, Buffer>

interface Head {
  readonly sha256: string
  /** Name and length of each, in the order of the bytes that follow. */
  readonly index: readonly (readonly [string, number])[]
}

/** One file for each V8, which takes no other's code. */
export function codeCacheFile(folder: string): string {
  return join(folder, `${process.versions.v8}-${process.arch}.bin`)
}

/** Undefined: there is none, or it is damaged. V8 does not look: of a damaged cache it dies. */
export function readCodeCache(file: string): CodeCache | undefined {
  try {
    const bytes = readFileSync(file)
    const endOfHead = bytes.indexOf('\n')
    const { sha256, index } = JSON.parse(bytes.toString('utf8', 0, endOfHead)) as Head
    const data = bytes.subarray(endOfHead + 1)
    if (hashContent(data) !== sha256) return undefined
    let offset = 0
    return new Map(index.map(([name, length]) => [name, data.subarray(offset, (offset += length))]))
  } catch {
    return undefined
  }
}

/** Whole or not at all. */
export function writeCodeCache(file: string, cache: CodeCache): void {
  const data = Buffer.concat([...cache.values()])
  const head: Head = { sha256: hashContent(data), index: [...cache].map(([name, code]) => [name, code.length]) }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.tmp`, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), data]))
  renameSync(`${file}.tmp`, file)
}

export function hashContent(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('base64')
}
