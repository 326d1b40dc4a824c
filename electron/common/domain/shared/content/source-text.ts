import type { Place } from './problem.ts'

/** Normalises text for the parsers: no byte order mark, `\n` line endings. Lines and columns stay as an editor shows them. */
export function normaliseText(text: string): string {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
}

export interface SplitText {
  /** Undefined: the file has no front matter. */
  readonly frontMatter: string | undefined
  /** Line of the file on which the front matter begins. */
  readonly frontMatterLine: number
  readonly body: string
  readonly bodyLine: number
}

/** Editors make dashes of hyphens. */
const FENCE = String.raw`(?:-{3,}|-*[–—][-–—]*)[ \t]*`
const FRONT_MATTER = new RegExp(String.raw`^((?:[ \t]*\n)*${FENCE}\n)([\s\S]*?)(?:^|\n)${FENCE}(?:\n|$)`)
const OPEN_FRONT_MATTER = new RegExp(String.raw`^(?:[ \t]*\n)*${FENCE}\n[ \t]*[\w-]+[ \t]*:`)

/** Splits front matter (between two lines `---`) from the Markdown. Expects normalised text. */
export function splitFrontMatter(text: string): SplitText {
  const match = FRONT_MATTER.exec(text)
  if (match === null) return { frontMatter: undefined, frontMatterLine: 1, body: text, bodyLine: 1 }
  return {
    frontMatter: match[2] ?? '',
    frontMatterLine: 1 + countLines(match[1] ?? ''),
    body: text.slice(match[0].length),
    bodyLine: 1 + countLines(match[0]),
  }
}

/** Whether front matter begins that no second line of hyphens ends. Expects normalised text. */
export function isFrontMatterOpen(text: string): boolean {
  return !FRONT_MATTER.test(text) && OPEN_FRONT_MATTER.test(text)
}

/** Counts the line breaks of a text. */
export function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Place of an offset in a text whose first line is `firstLine` of its file. */
export function offsetToPlace(text: string, offset: number, firstLine: number): Place {
  const before = text.slice(0, offset)
  return { line: firstLine + countLines(before), column: offset - before.lastIndexOf('\n') }
}
