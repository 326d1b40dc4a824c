import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finishChange } from '#backend/authoring/change-files.ts'
import { readCourseFiles } from '#backend/courses/read-course-files.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import { brokenFacts, type Fact, type MoreChecks } from '#tests/support/facts.ts'
import { findTraces } from '#tests/support/traces.ts'
import { crashImages, hashOfImage, type CrashImage } from './crash-images.ts'
import { imageFolder } from './image-folder.ts'
import { createModelDisk } from './model-disk.ts'
import type { Trace } from './trace.ts'

/** Folder of the data below the base of a trace. */
export const DATA = 'kept/data'

/** A moment at which a power cut would lose something. */
export interface Loss {
  /** Number of events before the cut. */
  readonly cutAt: number
  readonly broken: readonly string[]
}

export interface LossOptions {
  /** Stop at the first. */
  readonly one?: boolean
  /** The first cut to look at. */
  readonly from?: number
  /** Whether files were damaged on purpose: then storage may say so. */
  readonly damaged?: boolean
}

/** One of these sets of facts must hold. */
type Expected = readonly (readonly Fact[])[]

/** Cuts the power after every event of a trace, in many ways each, and opens what is left with the real storage. */
export async function findLosses(trace: Trace, options: LossOptions = {}): Promise<readonly Loss[]> {
  const disk = createModelDisk()
  const seen = new Set<string>()
  const losses: Loss[] = []
  let expected: Expected = [[]]
  for (const [index, event] of trace.entries()) {
    disk.apply(event, index)
    expected = expectedAfter(expected, event)
    if (index < (options.from ?? 0)) continue
    for (const image of crashImages(disk, index)) {
      const key = `${hashOfImage(image)} ${JSON.stringify(expected)}`
      if (seen.has(key)) continue
      seen.add(key)
      const broken = await brokenIn(image, expected, options.damaged ?? false)
      if (broken.length > 0) losses.push({ cutAt: index + 1, broken })
      if (broken.length > 0 && options.one === true) return losses
    }
  }
  return losses
}

function expectedAfter(expected: Expected, event: Trace[number]): Expected {
  switch (event.kind) {
    case 'acknowledged':
      return expected.map(facts => [...facts, ...event.facts])
    case 'replacing':
      return [...expected, event.facts]
    case 'settled':
      return expected.slice(-1)
    default:
      return expected
  }
}

async function brokenIn(image: CrashImage, expected: Expected, damaged: boolean): Promise<readonly string[]> {
  const base = await imageFolder()
  try {
    await materialise(base, image)
    return await brokenBelow(base, expected, damaged)
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

async function materialise(base: string, image: CrashImage): Promise<void> {
  for (const [path, bytes] of image) {
    if (bytes === undefined) await mkdir(join(base, path))
    else await writeFile(join(base, path), bytes)
  }
}

async function brokenBelow(base: string, expected: Expected, damaged: boolean): Promise<readonly string[]> {
  const path = join(base, DATA)
  let storage: Storage | undefined
  try {
    const opened = await openStorage({ path })
    if (opened.kind === 'in-use') return ['in use']
    storage = opened.storage
    const verdicts = []
    for (const facts of expected) verdicts.push(await brokenFacts(storage, facts, checksIn(path)))
    const strangers = (await storage.learners.list()).filter(entry => entry.kind !== 'known')
    const notices = damaged ? [] : [...strangers, ...storage.notices.list()].map(one => JSON.stringify(one))
    const best = verdicts.find(broken => broken.length === 0) ?? verdicts[0] ?? []
    return [...best, ...notices]
  } catch (error) {
    return [`does not open: ${String(error)}`]
  } finally {
    await storage?.close()
  }
}

function checksIn(path: string): MoreChecks {
  return {
    isWholeBackup: async name => {
      try {
        await openBackup(await readFile(join(path, 'backups', name)))
        return true
      } catch {
        return false
      }
    },
    readDraft: async name => {
      const folder = join(path, '..', 'drafts', name)
      await finishChange(folder)
      return Object.fromEntries((await readCourseFiles(folder)).texts)
    },
    hasTrace: async text => (await findTraces(path, [text])).length > 0,
    isKept: async text => {
      const drafts = join(path, '..', 'drafts')
      const folders = [path, ...(existsSync(drafts) ? [drafts] : [])]
      const names = (await Promise.all(folders.map(folder => readdir(folder, { recursive: true, withFileTypes: true })))).flat()
      const files = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
      const texts = await Promise.all(files.map(file => readFile(file, 'utf8')))
      return texts.includes(text)
    },
  }
}
