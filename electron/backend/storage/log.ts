import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pLimit from 'p-limit'
import { getErrorCode, unlessMissing } from './disk/storage-error.ts'

/** A local log. It never contains names, answers, paths of home folders or error messages, which may quote a person. */
export interface Log {
  /** Absolute. */
  readonly folder: string
  /** Logs the error's name, code and stack frames. */
  readonly error: (error: unknown) => void
  /** Logs an event by a fixed word, such as `restored`. */
  readonly note: (word: string) => void
  /** Resolves when everything logged so far is written. */
  readonly flush: () => Promise<void>
}

/** Size at which a file is rotated; three generations are kept. */
const LOG_MAX_BYTES = 256 * 1024
const GENERATIONS = ['suite.log', 'suite.1.log', 'suite.2.log'] as const
const MAX_FRAMES = 12

export function openLog(folder: string, now: () => Date, maxBytes: number = LOG_MAX_BYTES): Log {
  const queue = pLimit(1)
  const file = join(folder, GENERATIONS[0])

  async function append(line: string): Promise<void> {
    await mkdir(folder, { recursive: true })
    const size = (await unlessMissing(() => stat(file)))?.size ?? 0
    if (size > 0 && size + Buffer.byteLength(line) > maxBytes) await rotate(folder)
    await appendFile(file, line)
  }

  /** A log that cannot be written must not stop the program. */
  function write(text: string): void {
    queue(() => append(`${now().toISOString()} ${text}\n`)).catch(() => undefined)
  }

  return {
    folder,
    error: error => write(`error ${describeError(error)}`),
    note: word => write(`note ${word}`),
    flush: () => queue(async () => undefined),
  }
}

async function rotate(folder: string): Promise<void> {
  for (const [index, younger] of [...GENERATIONS.entries()].reverse()) {
    const older = GENERATIONS[index + 1]
    if (older !== undefined) await unlessMissing(() => rename(join(folder, younger), join(folder, older)))
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const cause = error.cause === undefined ? '' : ` because ${describeError(error.cause)}`
  return `${error.name} ${getErrorCode(error) ?? ''} ${formatFrames(error.stack ?? '')}${cause}`
}

/** `function (file:line:column)` of each frame, without the error message at the start of the stack. */
function formatFrames(stack: string): string {
  const frames = stack.split('\n').flatMap(line => parseFrame(line))
  return frames.slice(0, MAX_FRAMES).join(' < ')
}

function parseFrame(line: string): readonly string[] {
  const match = /^ {4}at (?:([\w$.<> ]+) \()?([^()]*?):(\d+):(\d+)\)?$/.exec(line)
  if (match === null) return []
  const [, name = '', path = '', row = '', column = ''] = match
  return [`${name}(${basename(path.replaceAll('\\', '/'))}:${row}:${column})`]
}
