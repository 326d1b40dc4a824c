import { createHash } from 'node:crypto'

/** One line of a journal with its sequence number, which only increases. */
export interface JournalLine {
  readonly seq: number
  readonly value: unknown
}

/** First and last sequence number of lines whose write failed; they may be on the disk all the same. */
export type FailedRange = readonly [from: number, to: number]

type StoredLine = JournalLine | { readonly seq: number; readonly failed: FailedRange }

const CHECKSUM_LENGTH = 16

export function formatLine(seq: number, value: unknown): string {
  return withChecksum(JSON.stringify([seq, value]))
}

/** Marks earlier lines as failed, so that a reader ignores them if they are there. */
export function formatFailureLine(seq: number, failed: FailedRange): string {
  return withChecksum(JSON.stringify([seq, null, failed]))
}

function withChecksum(body: string): string {
  return `${computeChecksum(body)} ${body}\n`
}

function computeChecksum(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, CHECKSUM_LENGTH)
}

export interface JournalFile {
  readonly lines: readonly StoredLine[]
  /** A damaged line precedes a good one, which an interrupted write cannot cause. */
  readonly isCorrupt: boolean
}

export function readJournalFile(bytes: Uint8Array): JournalFile {
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter(text => text !== '')
    .map(parseLine)
  const firstBad = lines.indexOf(undefined)
  const lastGood = lines.findLastIndex(line => line !== undefined)
  return { lines: lines.filter(line => line !== undefined), isCorrupt: firstBad >= 0 && firstBad < lastGood }
}

function parseLine(text: string): StoredLine | undefined {
  const body = text.slice(CHECKSUM_LENGTH + 1)
  if (body === '' || text.slice(0, CHECKSUM_LENGTH + 1) !== `${computeChecksum(body)} `) return undefined
  const [seq, value, failed] = JSON.parse(body) as readonly [number, unknown, FailedRange?]
  return failed === undefined ? { seq, value } : { seq, failed }
}

/** The lines of files in writing order, without those marked as failed. */
export function selectValidLines(files: readonly JournalFile[]): readonly JournalLine[] {
  let valid: JournalLine[] = []
  for (const line of files.flatMap(({ lines }) => lines)) {
    if ('value' in line) valid.push(line)
    else valid = valid.filter(({ seq }) => seq < line.failed[0] || seq > line.failed[1])
  }
  return valid.sort((left, right) => left.seq - right.seq)
}
