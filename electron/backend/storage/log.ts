import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pLimit from 'p-limit'
import { errnoOf, unlessMissing } from './disk/storage-error.ts'

/** A log on this machine alone. It never holds a name, an answer, a path of a home folder or the words of an error. */
export interface Log {
  /** Absolute. */
  readonly folder: string
  /** What went wrong: the error's kind, code and the functions it came through. */
  readonly error: (error: unknown) => void
  /** Something that happened, in a word of ours, such as `restored`. */
  readonly note: (word: string) => void
  /** Returns when what was said is written. */
  readonly flush: () => Promise<void>
}

/** Three generations of this many bytes are the most a log takes. */
const LOG_MAX_BYTES = 256 * 1024
const GENERATIONS = ['suite.log', 'suite.1.log', 'suite.2.log'] as const
/** Enough frames to find the place. */
const FRAMES = 12

export function openLog(folder: string, now: () => Date, maxBytes: number = LOG_MAX_BYTES): Log {
  const queue = pLimit(1)
  const file = join(folder, GENERATIONS[0])

  async function append(line: string): Promise<void> {
    await mkdir(folder, { recursive: true })
    const size = (await unlessMissing(() => stat(file)))?.size ?? 0
    if (size > 0 && size + Buffer.byteLength(line) > maxBytes) await rotate(folder)
    await appendFile(file, line)
  }

  /** A log that cannot be written must not stop the work. */
  function say(text: string): void {
    queue(() => append(`${now().toISOString()} ${text}\n`)).catch(() => undefined)
  }

  return {
    folder,
    error: error => say(`error ${describe(error)}`),
    note: word => say(`note ${word}`),
    flush: () => queue(async () => undefined),
  }
}

async function rotate(folder: string): Promise<void> {
  for (const [index, younger] of [...GENERATIONS.entries()].reverse()) {
    const older = GENERATIONS[index + 1]
    if (older !== undefined) await unlessMissing(() => rename(join(folder, younger), join(folder, older)))
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const cause = error.cause === undefined ? '' : ` because ${describe(error.cause)}`
  return `${error.name} ${errnoOf(error) ?? ''} ${framesOf(error.stack ?? '')}${cause}`
}

/** `function (file:line:column)` of each frame; the first lines of a stack are the message, which may quote a person. */
function framesOf(stack: string): string {
  const frames = stack.split('\n').flatMap(line => frameIn(line))
  return frames.slice(0, FRAMES).join(' < ')
}

function frameIn(line: string): readonly string[] {
  const match = /^ {4}at (?:([\w$.<> ]+) \()?([^()]*?):(\d+):(\d+)\)?$/.exec(line)
  if (match === null) return []
  const [, name = '', path = '', row = '', column = ''] = match
  return [`${name}(${basename(path.replaceAll('\\', '/'))}:${row}:${column})`]
}
