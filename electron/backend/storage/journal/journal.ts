import { join } from 'node:path'
import pLimit from 'p-limit'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import type { NewFile } from '#backend/storage/disk/file-system.ts'
import { formatLine, selectValidLines, readJournalFile, formatFailureLine, type JournalLine, type FailedRange } from './journal-lines.ts'
import { quarantineCopy } from '#backend/storage/disk/quarantine.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export type { JournalLine } from './journal-lines.ts'

/** An append-only log of lines in the files of one folder; appended lines are on the disk when `append` resolves. */
export interface Journal {
  /**
   * Appends lines that belong together. Everything appended while the disk is busy is written with one sync.
   * @returns the sequence number of the last line
   * @throws CodedError when the disk fails; the lines are then void, unless the process ends before it appends anything else
   */
  readonly append: (values: readonly unknown[]) => Promise<number>
  /** Continues in a new file and deletes those whose lines all have numbers up to `seq`, once these are stored elsewhere. */
  readonly discardUpTo: (seq: number) => Promise<void>
  readonly close: () => Promise<void>
}

const FILE_NAME = /^journal-(\d{1,9})\.jsonl$/

/**
 * All valid lines of the folder, by number. A line that a power cut or a full disk left incomplete at the end of a file is ignored.
 * When a line in the middle of a file is damaged, the others are kept and the file is copied to quarantine with a notice.
 */
export async function readJournal(context: StorageContext, folder: string): Promise<readonly JournalLine[]> {
  const files = []
  for (const name of await listJournalFiles(context, folder)) {
    const bytes = await unlessMissing(() => context.fileSystem.readFile(join(context.root, folder, name)))
    if (bytes === undefined) continue
    const file = readJournalFile(bytes)
    files.push(file)
    if (file.isCorrupt) await quarantineCopy(context, `${folder}/${name}`, bytes)
  }
  return selectValidLines(files)
}

async function listJournalFiles(
  { fileSystem, root }: Pick<StorageContext, 'fileSystem' | 'root'>,
  folder: string,
): Promise<readonly string[]> {
  const entries = await readFolderIfExists(fileSystem, join(root, folder))
  return entries
    .map(({ name }) => name)
    .filter(name => FILE_NAME.test(name))
    .sort((left, right) => parseFileNumber(left) - parseFileNumber(right))
}

function parseFileNumber(name: string): number {
  return Number(FILE_NAME.exec(name)?.[1] ?? 0)
}

interface OpenFile extends NewFile {
  readonly path: string
  /** Whether anything was synced to it. */
  hasData: boolean
}

/** The files written by one opening of a journal. */
function createJournalFiles(context: StorageContext, folder: string) {
  const { fileSystem, root } = context
  let current: OpenFile | undefined

  async function openFile(): Promise<OpenFile> {
    if (current !== undefined) return current
    await context.folders.ensure(folder)
    const path = join(
      root,
      folder,
      `journal-${String(1 + Math.max(0, ...(await listJournalFiles(context, folder)).map(parseFileNumber)))}.jsonl`,
    )
    current = { ...(await fileSystem.create(path)), path, hasData: false }
    await fileSystem.syncFolder(join(root, folder))
    return current
  }

  async function closeFile(): Promise<void> {
    const ended = current
    current = undefined
    await ended?.close().catch(() => undefined)
  }

  /** A file is not written to again after an error, as its end is unknown. An empty one is deleted: on a full disk it takes up space. */
  async function abandonFile(): Promise<void> {
    const failed = current
    await closeFile()
    if (failed?.hasData === false) await fileSystem.unlink(failed.path).catch(() => undefined)
  }

  async function write(text: string): Promise<void> {
    try {
      const file = await openFile()
      await file.write(Buffer.from(text))
      await file.sync()
      file.hasData = true
    } catch (error) {
      await abandonFile()
      throw error
    }
  }

  async function discardUpTo(upTo: number): Promise<void> {
    await closeFile()
    for (const name of await listJournalFiles(context, folder)) {
      const { lines } = readJournalFile(await fileSystem.readFile(join(root, folder, name)))
      if (lines.every(line => line.seq <= upTo)) await unlessMissing(() => fileSystem.unlink(join(root, folder, name)))
    }
    await unlessMissing(() => fileSystem.syncFolder(join(root, folder)))
  }

  return { write, discardUpTo, closeFile }
}

interface PendingAppend {
  readonly values: readonly unknown[]
  readonly resolve: (seq: number) => void
  readonly reject: (error: unknown) => void
}

/** Opens a journal to continue after line `last`; each opening writes files of its own, so that nothing follows an incomplete line. */
export function openJournal(context: StorageContext, folder: string, last: number): Journal {
  const files = createJournalFiles(context, folder)
  const queue = pLimit(1)
  let pending: PendingAppend[] = []
  let failed: FailedRange | undefined
  let seq = last

  async function flush(): Promise<void> {
    const batch = pending
    pending = []
    const lines = failed === undefined ? [] : [formatFailureLine(++seq, failed)]
    const first = seq + 1
    const ends = batch.map(({ values }) => {
      for (const value of values) lines.push(formatLine(++seq, value))
      return seq
    })
    try {
      await files.write(lines.join(''))
      failed = undefined
      batch.forEach(({ resolve }, index) => resolve(ends[index] ?? seq))
    } catch (error) {
      failed = [failed?.[0] ?? first, seq]
      for (const { reject } of batch) reject(error)
    }
  }

  function append(values: readonly unknown[]): Promise<number> {
    return withStorageErrors(
      () =>
        new Promise((resolve, reject) => {
          pending.push({ values, resolve, reject })
          if (pending.length === 1) void queue(flush)
        }),
    )
  }

  return { append, discardUpTo: upTo => withStorageErrors(() => queue(() => files.discardUpTo(upTo))), close: () => queue(files.closeFile) }
}
