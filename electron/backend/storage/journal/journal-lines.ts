import { createHash } from 'node:crypto'

/** One line of a journal, with its number, which only grows. */
export interface JournalLine {
  readonly seq: number
  readonly value: unknown
}

/** Numbers, from the first to the last, of lines that the disk refused; they may lie there none the less. */
export type RefusedLines = readonly [from: number, to: number]

type StoredLine = JournalLine | { readonly seq: number; readonly refused: RefusedLines }

const CHECK_LENGTH = 16

export function lineOf(seq: number, value: unknown): string {
  return checked(JSON.stringify([seq, value]))
}

/** Says that lines before it do not count, although a reading may find them. */
export function refusalLineOf(seq: number, refused: RefusedLines): string {
  return checked(JSON.stringify([seq, null, refused]))
}

function checked(body: string): string {
  return `${checkOf(body)} ${body}\n`
}

function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, CHECK_LENGTH)
}

export interface JournalFile {
  readonly lines: readonly StoredLine[]
  /** A bad line stands before a sound one: no cut leaves that behind. */
  readonly hasRotted: boolean
}

export function readJournalFile(bytes: Uint8Array): JournalFile {
  const read = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter(text => text !== '')
    .map(storedLine)
  const firstBad = read.indexOf(undefined)
  const lastSound = read.findLastIndex(line => line !== undefined)
  return { lines: read.filter(line => line !== undefined), hasRotted: firstBad >= 0 && firstBad < lastSound }
}

function storedLine(text: string): StoredLine | undefined {
  const body = text.slice(CHECK_LENGTH + 1)
  if (body === '' || text.slice(0, CHECK_LENGTH + 1) !== `${checkOf(body)} `) return undefined
  const [seq, value, refused] = JSON.parse(body) as readonly [number, unknown, RefusedLines?]
  return refused === undefined ? { seq, value } : { seq, refused }
}

/** The lines that count, of files in the order in which they were written. */
export function linesThatCount(files: readonly JournalFile[]): readonly JournalLine[] {
  let counting: JournalLine[] = []
  for (const line of files.flatMap(({ lines }) => lines)) {
    if ('value' in line) counting.push(line)
    else counting = counting.filter(({ seq }) => seq < line.refused[0] || seq > line.refused[1])
  }
  return counting.sort((left, right) => left.seq - right.seq)
}
