import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { FileContext } from './durable-file.ts'
import { readFolderIfThere } from './durable-folders.ts'
import type { NewFile } from './file-system.ts'
import { createSerialQueue } from './serial-queue.ts'
import { unlessMissing, withStorageErrors } from './storage-error.ts'

/** One line of a journal, with its number, which only grows. */
export interface JournalLine {
  readonly seq: number
  readonly value: unknown
}

/** What happens, line by line, in files of one folder; what was appended is on the disk when `append` returns. */
export interface Journal {
  /**
   * Appends lines that belong together. All that is asked for while the disk is busy goes out with one sync.
   * @returns the number of the last line
   * @throws CodedError when the disk refuses; then none of the lines counts, though a later reading may find them
   */
  readonly append: (values: readonly unknown[]) => Promise<number>
  /** Goes on in a new file and takes those away whose lines all have numbers up to `seq`, because something else holds them. */
  readonly forget: (seq: number) => Promise<void>
  readonly close: () => Promise<void>
}

const NAME = /^journal-(\d{1,9})\.jsonl$/
const CHECK_LENGTH = 16

interface Waiting {
  readonly values: readonly unknown[]
  readonly resolve: (seq: number) => void
  readonly reject: (error: unknown) => void
}

/** Every sound line in the folder, by number. What a power cut left half-written at a file's end is passed over. */
export async function readJournal({ fileSystem, root }: Pick<FileContext, 'fileSystem' | 'root'>, folder: string): Promise<readonly JournalLine[]> {
  const names = await journalNames({ fileSystem, root }, folder)
  const lines: JournalLine[] = []
  for (const name of names) {
    const bytes = await unlessMissing(() => fileSystem.readFile(join(root, folder, name)))
    if (bytes !== undefined) lines.push(...linesIn(new TextDecoder().decode(bytes)))
  }
  return lines.sort((left, right) => left.seq - right.seq)
}

async function journalNames({ fileSystem, root }: Pick<FileContext, 'fileSystem' | 'root'>, folder: string): Promise<readonly string[]> {
  const entries = await readFolderIfThere(fileSystem, join(root, folder))
  return entries.map(({ name }) => name).filter(name => NAME.test(name)).sort((left, right) => numberOf(left) - numberOf(right))
}

function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1] ?? 0)
}

function linesIn(text: string): readonly JournalLine[] {
  return text.split('\n').flatMap(line => {
    const body = line.slice(CHECK_LENGTH + 1)
    if (body === '' || line.slice(0, CHECK_LENGTH) !== checkOf(body)) return []
    const [seq, value] = JSON.parse(body) as readonly [number, unknown]
    return [{ seq, value }]
  })
}

function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, CHECK_LENGTH)
}

/** The files that one opening of a journal writes. */
function createJournalFiles(context: FileContext, folder: string) {
  const { fileSystem, root } = context
  let current: NewFile | undefined

  async function begin(): Promise<NewFile> {
    if (current !== undefined) return current
    await context.folders.ensure(folder)
    const name = `journal-${String(1 + Math.max(0, ...(await journalNames(context, folder)).map(numberOf)))}.jsonl`
    current = await fileSystem.create(join(root, folder, name))
    await fileSystem.syncFolder(join(root, folder))
    return current
  }

  /** A file that once refused is left: what lies at its end is not known. */
  async function end(): Promise<void> {
    const ended = current
    current = undefined
    await ended?.close().catch(() => undefined)
  }

  async function write(text: string): Promise<void> {
    try {
      const file = await begin()
      await file.write(Buffer.from(text))
      await file.sync()
    } catch (error) {
      await end()
      throw error
    }
  }

  async function forget(upTo: number): Promise<void> {
    await end()
    for (const name of await journalNames(context, folder)) {
      const lines = linesIn(new TextDecoder().decode(await fileSystem.readFile(join(root, folder, name))))
      if (lines.every(line => line.seq <= upTo)) await unlessMissing(() => fileSystem.unlink(join(root, folder, name)))
    }
    await unlessMissing(() => fileSystem.syncFolder(join(root, folder)))
  }

  return { write, forget, end }
}

/** Opens a journal to go on after line `last`; each opening writes files of its own, so that no half-written line is written on. */
export function openJournal(context: FileContext, folder: string, last: number): Journal {
  const files = createJournalFiles(context, folder)
  const queue = createSerialQueue()
  let waiting: Waiting[] = []
  let seq = last

  /** Everything that came while the disk was busy goes out together. */
  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    let text = ''
    const ends = batch.map(({ values }) => {
      for (const value of values) text += lineOf(++seq, value)
      return seq
    })
    try {
      await files.write(text)
      batch.forEach(({ resolve }, index) => resolve(ends[index] ?? seq))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  function append(values: readonly unknown[]): Promise<number> {
    return withStorageErrors(
      () =>
        new Promise((resolve, reject) => {
          waiting.push({ values, resolve, reject })
          if (waiting.length === 1) void queue.run(flush)
        }),
    )
  }

  return { append, forget: upTo => withStorageErrors(() => queue.run(() => files.forget(upTo))), close: () => queue.run(files.end) }
}

function lineOf(seq: number, value: unknown): string {
  const body = JSON.stringify([seq, value])
  return `${checkOf(body)} ${body}\n`
}
