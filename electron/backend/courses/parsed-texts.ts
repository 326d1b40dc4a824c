import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { builtVersion } from '#common/contract/wire.ts'

/** More texts than a library of 400 courses has; the oldest go first. */
const MOST_TEXTS = 4000
/** One write for all that a start has read anew. */
const WRITE_AFTER_MS = 2000

/**
 * What small texts of courses say (`course.yaml`, the heads of lessons), by the hash of the text: parsing one takes a hundred
 * times as long as finding it here.
 */
export interface ParsedTexts {
  /** Undefined: the text cannot be read. `parse` is called only for a text that is new; `kind` names what it gives, plain JSON. */
  readonly find: <T>(kind: string, text: string, parse: () => Promise<T | undefined>) => Promise<T | undefined>
  /** Writes at once what would be written soon. */
  readonly save: () => void
}

type Entries = Map<string, unknown>

interface CacheFile {
  /** Of the parsers: what others have made is not trusted. */
  readonly version: string
  readonly entries: readonly (readonly [string, unknown])[]
}

/**
 * Keeps what was parsed in memory and, where a file is named, on the disk from one start to the next. The file is safe to delete: it
 * is made anew. Without a build there is no version by which to trust it, and it is not used.
 */
export function openParsedTexts(file: string | undefined, version: string | undefined = builtVersion()): ParsedTexts {
  const stored = file === undefined || version === undefined ? undefined : { file, version }
  let entries: Entries | undefined
  let timer: NodeJS.Timeout | undefined

  function keep(key: string, value: unknown): void {
    entries?.set(key, value)
    const [oldest] = entries?.keys() ?? []
    if (entries !== undefined && entries.size > MOST_TEXTS && oldest !== undefined) entries.delete(oldest)
    if (stored === undefined) return
    timer ??= setTimeout(save, WRITE_AFTER_MS).unref()
  }

  function save(): void {
    if (timer === undefined || stored === undefined) return
    clearTimeout(timer)
    timer = undefined
    write(stored.file, { version: stored.version, entries: [...(entries ?? [])] })
  }

  async function find<T>(kind: string, text: string, parse: () => Promise<T | undefined>): Promise<T | undefined> {
    entries ??= stored === undefined ? new Map<string, unknown>() : read(stored.file, stored.version)
    const key = `${kind} ${createHash('sha256').update(text).digest('base64')}`
    const known = entries.get(key)
    if (known !== undefined) return known as T
    const value = await parse()
    if (value !== undefined) keep(key, value)
    return value
  }

  return { find, save }
}

function read(file: string, version: string): Entries {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as CacheFile
    return new Map(found.version === version ? found.entries : [])
  } catch {
    return new Map()
  }
}

/** Whole or not at all; a cache that cannot be written is none. */
function write(file: string, cache: CacheFile): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.tmp`, JSON.stringify(cache))
    renameSync(`${file}.tmp`, file)
  } catch {
    return
  }
}
