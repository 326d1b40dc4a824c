import { join } from 'node:path'
import pLimit from 'p-limit'
import { joinDigests, type Digest } from '#common/domain/progress/digest.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { digestPath, recordsFolder, recordsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readKeptDigest, writeKeptDigest } from './kept-digest.ts'
import { listRecordMonths } from './record-month.ts'
import { rememberLists } from './remember-list.ts'

/** A learner's records in a course. */
export interface RecordsOf {
  readonly learnerId: string
  readonly courseId: string
}

/** What all records of a learner in a course come to. */
export interface RememberedDigests {
  readonly read: (of: RecordsOf) => Promise<Digest>
  /** To be called after the month was written, or could not be. */
  readonly changed: (of: RecordsOf, month: string) => void
}

interface DigestOptions {
  /** What a month comes to; the same object until the month changes. */
  readonly readMonth: (of: RecordsOf, month: string) => Promise<Digest>
  /** How many learners' courses are remembered. */
  readonly most: number
  /** Of the program; undefined: nothing is kept on the disk. */
  readonly version: string | undefined
}

/** All months but the last, which study makes longer. */
interface Earlier {
  readonly digest: Digest
  readonly months: ReadonlySet<string>
  readonly last: string | undefined
}

interface Known {
  readonly earlier: Promise<Earlier>
  /** Months written since. */
  readonly written: Set<string>
}

/** Months that are read as fast as a file with what they come to. */
const FEW_MONTHS = 3

/**
 * Remembers what records come to; of many months also on the disk, from one start to the next, outside backups: five years are 300 files,
 * and reading them all makes a learner wait. A file is used only while every month is as long and as old as when it was made.
 */
export function rememberDigests(store: DocumentStore, { readMonth, most, version }: DigestOptions): RememberedDigests {
  const known = new Map<string, Known>()
  const joined = rememberLists((digests: readonly Digest[]) => [joinDigests(digests)], most)
  let clears = 0
  store.onClear(() => {
    clears += 1
    known.clear()
  })

  async function read(of: RecordsOf): Promise<Digest> {
    const folder = recordsFolder(of.learnerId, of.courseId)
    const found = touch(folder, of)
    const { digest, months, last } = await found.earlier
    if ([...found.written].some(month => months.has(month))) {
      if (known.get(folder) === found) known.delete(folder)
      return read(of)
    }
    const later = [...new Set([...(last === undefined ? [] : [last]), ...found.written])].sort()
    const [whole] = joined(folder, [digest, ...(await Promise.all(later.map(month => readMonth(of, month))))])
    return whole ?? digest
  }

  function touch(folder: string, of: RecordsOf): Known {
    const found = known.get(folder) ?? { earlier: readEarlier(folder, of), written: new Set() }
    known.delete(folder)
    known.set(folder, found)
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
    found.earlier.catch(() => known.get(folder) === found && known.delete(folder))
    return found
  }

  async function readEarlier(folder: string, of: RecordsOf): Promise<Earlier> {
    const before = clears
    const all = await listRecordMonths(store, folder)
    const months = all.slice(0, -1)
    const read = async (): Promise<Digest> => joinDigests(await pLimit(DISK_CONCURRENCY).map(months, month => readMonth(of, month)))
    const isKept = version !== undefined && months.length >= FEW_MONTHS
    const digest = await (isKept ? readKept(store, of, months, { version, read, isUnchanged: () => before === clears }) : read())
    return { digest, months: new Set(months), last: all.at(-1) }
  }

  return { read, changed: (of, month) => void known.get(recordsFolder(of.learnerId, of.courseId))?.written.add(month) }
}

interface KeptOptions {
  readonly version: string
  /** Makes it of the months themselves. */
  readonly read: () => Promise<Digest>
  /** Whether nobody was deleted and nothing restored since. */
  readonly isUnchanged: () => boolean
}

async function readKept(
  store: DocumentStore,
  of: RecordsOf,
  months: readonly string[],
  { version, read, isUnchanged }: KeptOptions,
): Promise<Digest> {
  const { context, runShared } = store
  const path = digestPath(of.learnerId, of.courseId)
  // Before the months are read: one that is written meanwhile makes the file out of date.
  const stamps = await readStamps(store, of, months)
  const kept = await runShared(() => readKeptDigest(context, path, version))
  if (kept !== undefined && stamps !== undefined && isSame(kept.stamps, stamps)) return kept.digest
  const digest = await read()
  const keep = async (): Promise<void> => {
    // A learner who was deleted meanwhile leaves nothing.
    if (stamps !== undefined && isUnchanged()) await writeKeptDigest(context, path, version, { stamps, digest })
  }
  // What cannot be kept is read again at the next start.
  runShared(keep).catch(() => undefined)
  return digest
}

/** Undefined: one of them has no file, only its previous generation. */
async function readStamps(
  { context: { fileSystem, root }, runShared }: DocumentStore,
  { learnerId, courseId }: RecordsOf,
  months: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const info = (month: string) => unlessMissing(() => fileSystem.info(join(root, recordsPath(learnerId, courseId, month))))
  const found = await withStorageErrors(() => runShared(() => pLimit(DISK_CONCURRENCY).map(months, info)))
  const stamps = months.flatMap((month, at) => {
    const file = found[at]
    return file === undefined ? [] : [[month, `${String(file.bytes)} ${String(file.writtenAt)}`] as const]
  })
  return stamps.length === months.length ? Object.fromEntries(stamps) : undefined
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const [months, others] = [Object.keys(one), Object.keys(other)]
  return months.length === others.length && months.every(month => one[month] === other[month])
}
