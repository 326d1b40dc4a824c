import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { CONTRACT_HASH } from '#common/contract/wire.ts'

/** More courses than anybody has; the oldest go first. */
const MOST_MANIFESTS = 1000
/** One write for all that a start has read anew. */
const WRITE_AFTER_MS = 2000

/** What `course.yaml` files say, by the hash of their text: reading YAML takes a hundred times as long as finding it here. */
export interface ManifestCache {
  /** Undefined: the text is no manifest. `parse` is called only for a text that is new. */
  readonly find: (text: string, parse: () => Promise<CourseManifest | undefined>) => Promise<CourseManifest | undefined>
  /** Writes at once what would be written soon. */
  readonly save: () => void
}

type Manifests = Map<string, CourseManifest>

interface CacheFile {
  /** Of the parsers: what others have made is not trusted. */
  readonly version: string
  readonly manifests: readonly (readonly [string, CourseManifest])[]
}

/**
 * Keeps manifests in memory and, where a file is named, on the disk from one start to the next. The file is safe to delete: it is
 * made anew. Without a build there is no version by which to trust it, and it is not used.
 */
export function openManifestCache(file: string | undefined, version: string | undefined = builtVersion()): ManifestCache {
  const stored = file === undefined || version === undefined ? undefined : { file, version }
  let manifests: Manifests | undefined
  let timer: NodeJS.Timeout | undefined

  function keep(key: string, manifest: CourseManifest): void {
    manifests?.set(key, manifest)
    const [oldest] = manifests?.keys() ?? []
    if (manifests !== undefined && manifests.size > MOST_MANIFESTS && oldest !== undefined) manifests.delete(oldest)
    if (stored === undefined) return
    timer ??= setTimeout(save, WRITE_AFTER_MS).unref()
  }

  function save(): void {
    if (timer === undefined || stored === undefined) return
    clearTimeout(timer)
    timer = undefined
    write(stored.file, { version: stored.version, manifests: [...(manifests ?? [])] })
  }

  async function find(text: string, parse: () => Promise<CourseManifest | undefined>): Promise<CourseManifest | undefined> {
    manifests ??= stored === undefined ? new Map<string, CourseManifest>() : read(stored.file, stored.version)
    const key = createHash('sha256').update(text).digest('base64')
    const known = manifests.get(key)
    if (known !== undefined) return known
    const manifest = await parse()
    if (manifest !== undefined) keep(key, manifest)
    return manifest
  }

  return { find, save }
}

function builtVersion(): string | undefined {
  return CONTRACT_HASH === 'source' ? undefined : CONTRACT_HASH
}

function read(file: string, version: string): Manifests {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as CacheFile
    return new Map(found.version === version ? found.manifests : [])
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
