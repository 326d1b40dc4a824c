import { join } from 'node:path'
import pLimit from 'p-limit'
import type { FileContext } from '#backend/storage/disk/durable-file.ts'
import { readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import type { NewFile } from '#backend/storage/disk/file-system.ts'
import { lineOf, linesThatCount, readJournalFile, refusalLineOf, type JournalLine, type RefusedLines } from './journal-lines.ts'
import { keepCopyAside } from '#backend/storage/disk/quarantine.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export type { JournalLine } from './journal-lines.ts'

/** What happens, line by line, in files of one folder; what was appended is on the disk when `append` returns. */
export interface Journal {
  /**
   * Appends lines that belong together. All that is asked for while the disk is busy goes out with one sync.
   * @returns the number of the last line
   * @throws CodedError when the disk refuses; then none of the lines counts, unless the process ends before it appends anything more
   */
  readonly append: (values: readonly unknown[]) => Promise<number>
  /** Goes on in a new file and takes those away whose lines all have numbers up to `seq`, because something else holds them. */
  readonly forget: (seq: number) => Promise<void>
  readonly close: () => Promise<void>
}

const NAME = /^journal-(\d{1,9})\.jsonl$/

/**
 * Every line in the folder that counts, by number. What a power cut or a full disk left half-written at a file's end is passed over.
 * Where a line within a file has rotted the others count, and a copy of the file is put aside with a notice.
 */
export async function readJournal(context: FileContext, folder: string): Promise<readonly JournalLine[]> {
  const files = []
  for (const name of await journalNames(context, folder)) {
    const bytes = await unlessMissing(() => context.fileSystem.readFile(join(context.root, folder, name)))
    if (bytes === undefined) continue
    const file = readJournalFile(bytes)
    files.push(file)
    if (file.hasRotted) await keepCopyAside(context, `${folder}/${name}`, bytes)
  }
  return linesThatCount(files)
}

async function journalNames({ fileSystem, root }: Pick<FileContext, 'fileSystem' | 'root'>, folder: string): Promise<readonly string[]> {
  const entries = await readFolderIfThere(fileSystem, join(root, folder))
  return entries
    .map(({ name }) => name)
    .filter(name => NAME.test(name))
    .sort((left, right) => numberOf(left) - numberOf(right))
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1] ?? 0)
}

interface OpenFile extends NewFile {
  readonly path: string
  /** Whether the disk has taken anything of it. */
  holds: boolean
}

/** The files that one opening of a journal writes. */
function createJournalFiles(context: FileContext, folder: string) {
  const { fileSystem, root } = context
  let current: OpenFile | undefined

  async function begin(): Promise<OpenFile> {
    if (current !== undefined) return current
    await context.folders.ensure(folder)
    const path = join(root, folder, `journal-${String(1 + Math.max(0, ...(await journalNames(context, folder)).map(numberOf)))}.jsonl`)
    current = { ...(await fileSystem.create(path)), path, holds: false }
    await fileSystem.syncFolder(join(root, folder))
    return current
  }

  async function end(): Promise<void> {
    const ended = current
    current = undefined
    await ended?.close().catch(() => undefined)
  }

  /** A file that once refused is left: what lies at its end is not known. On a full disk one that holds nothing is in the way. */
  async function giveUp(): Promise<void> {
    const refused = current
    await end()
    if (refused?.holds === false) await fileSystem.unlink(refused.path).catch(() => undefined)
  }

  async function write(text: string): Promise<void> {
    try {
      const file = await begin()
      await file.write(Buffer.from(text))
      await file.sync()
      file.holds = true
    } catch (error) {
      await giveUp()
      throw error
    }
  }

  async function forget(upTo: number): Promise<void> {
    await end()
    for (const name of await journalNames(context, folder)) {
      const { lines } = readJournalFile(await fileSystem.readFile(join(root, folder, name)))
      if (lines.every(line => line.seq <= upTo)) await unlessMissing(() => fileSystem.unlink(join(root, folder, name)))
    }
    await unlessMissing(() => fileSystem.syncFolder(join(root, folder)))
  }

  return { write, forget, end }
}

interface Waiting {
  readonly values: readonly unknown[]
  readonly resolve: (seq: number) => void
  readonly reject: (error: unknown) => void
}

/** Opens a journal to go on after line `last`; each opening writes files of its own, so that no half-written line is written on. */
export function openJournal(context: FileContext, folder: string, last: number): Journal {
  const files = createJournalFiles(context, folder)
  const queue = pLimit(1)
  let waiting: Waiting[] = []
  let refused: RefusedLines | undefined
  let seq = last

  /** Everything that came while the disk was busy goes out together. */
  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    const pieces = refused === undefined ? [] : [refusalLineOf(++seq, refused)]
    const first = seq + 1
    const ends = batch.map(({ values }) => {
      for (const value of values) pieces.push(lineOf(++seq, value))
      return seq
    })
    try {
      await files.write(pieces.join(''))
      refused = undefined
      batch.forEach(({ resolve }, index) => resolve(ends[index] ?? seq))
    } catch (error) {
      refused = [refused?.[0] ?? first, seq]
      for (const { reject } of batch) reject(error)
    }
  }

  function append(values: readonly unknown[]): Promise<number> {
    return withStorageErrors(
      () =>
        new Promise((resolve, reject) => {
          waiting.push({ values, resolve, reject })
          if (waiting.length === 1) void queue(flush)
        }),
    )
  }

  return { append, forget: upTo => withStorageErrors(() => queue(() => files.forget(upTo))), close: () => queue(files.end) }
}
