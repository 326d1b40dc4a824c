import type { Token } from 'marked'
import type { ProblemCode } from '#common/domain/shared/content/problem.ts'
import type { Report } from './markdown-text.ts'
import { wordLines } from './near-blocks.ts'
import { isBlockToken, isHeadingToken } from './tokens.ts'

/** A line that is nearly a mark of ours: a hand slipped, or an editor corrected it. `line` counts from the first of the token. */
export interface Slip {
  readonly line: number
  readonly code: Extract<ProblemCode, 'box-form' | 'mark-without-space' | 'list-sign' | 'braces-open' | 'comment-open'>
  readonly values: Readonly<Record<string, string>>
}

const BULLET = '[•‣·◦▪●]'
const BOX = new RegExp(String.raw`^(?:[-*+–—]|${BULLET}|\d+[.)])?\s*(?:\[\s*[xX✓✔]?\s*\]|[☐☑☒✓✔✗])(?![(\[{])`, 'u')
const HEADING = /^(#{2,6})([^\s#].*)$/
/** One line could be words; two are a list. */
const TIGHT_ITEM = /^(-|\d{1,3}[.)])(\p{L}.*)$/u
const SIGN = new RegExp(String.raw`^(?:${BULLET}|–)\s`, 'u')
const SURE_SIGN = new RegExp(String.raw`^${BULLET}\s`, 'u')
const OPEN_BRACE = /\{\s*#[\w-]+[^{}]*$/
const CLOSED_BRACE = /(?:^|\s)#[a-z][\w-]*(?:\s+[\w-]+=[^{}]*)?\}\s*$/
const NO_BRACES = /\s#[a-z][\w-]*\s+[a-z]+=\S+$/
const BROKEN_COMMENT = /<!\s*-?[–—]|[–—]-?>/
const MAX_SHOWN = 60
/** What they hold is code, a sign that was meant, or said of a picture. */
const NO_MARKS: ReadonlySet<string> = new Set(['codespan', 'escape', 'image'])

/** What was surely meant as a mark and is none, so that learners would read it, or as something else. */
export function findSlips(token: Token): readonly Slip[] {
  const head = headOf(token)
  if (head !== undefined) return isHalfOpen(head) ? [slip(0, 'braces-open', head)] : []
  if (token.type !== 'paragraph' && token.type !== 'text') return []
  const lines = wordLines(token, ({ type }) => !NO_MARKS.has(type)).map(line => line.trimStart())
  const found = lines.flatMap((line, index) => findSlip(line, index))
  return [...found, ...findLoose(lines)].slice(0, 1)
}

function findSlip(line: string, index: number): readonly Slip[] {
  if (BOX.test(line)) return [slip(index, 'box-form', line)]
  const [, marks, words] = HEADING.exec(line) ?? []
  if (marks !== undefined) return [slip(index, 'mark-without-space', `${marks} ${words ?? ''}`)]
  return BROKEN_COMMENT.test(line) ? [slip(index, 'comment-open', line)] : []
}

/** Lists whose signs are none, which need two lines to be sure of. */
function findLoose(lines: readonly string[]): readonly Slip[] {
  const tight = lines.findIndex((line, index) => TIGHT_ITEM.test(line) && TIGHT_ITEM.test(lines[index + 1] ?? ''))
  if (tight !== -1) return [slip(tight, 'mark-without-space', (lines[tight] ?? '').replace(TIGHT_ITEM, '$1 $2'))]
  const sign = lines.findIndex((line, index) => SURE_SIGN.test(line) || (SIGN.test(line) && SIGN.test(lines[index + 1] ?? '')))
  return sign === -1 ? [] : [slip(sign, 'list-sign', lines[sign] ?? '')]
}

/** The line in which braces may stand: a heading, the head of a block, or an option. */
function headOf(token: Token): string | undefined {
  if (isBlockToken(token)) return token.title
  if (isHeadingToken(token)) return String(token.text)
  if (token.type !== 'list_item' || !('task' in token) || token.task !== true) return undefined
  return String(token.text).split('\n', 1)[0]
}

function isHalfOpen(head: string): boolean {
  return OPEN_BRACE.test(head) || (!head.includes('{') && (CLOSED_BRACE.test(head) || NO_BRACES.test(head)))
}

function slip(line: number, code: Slip['code'], words: string): Slip {
  return {
    line,
    code,
    values: {
      text: words
        .replace(/\uE002/g, '…')
        .trim()
        .slice(0, MAX_SHOWN),
    },
  }
}

const IN_QUESTION: readonly ProblemCode[] = [
  'feedback-at-margin',
  'list-item-without-box',
  'option-marker',
  'options-missing',
  'right-answer-count',
  'right-answer-missing',
  'text-after-options',
  'true-false-ids',
]
/** What a slip brings about in the part where it stands, which says nothing more. */
const FOLLOWERS: Readonly<Partial<Record<ProblemCode, readonly ProblemCode[]>>> = {
  'box-form': [...IN_QUESTION, 'id-missing', 'text-outside-section'],
  'mark-without-space': [...IN_QUESTION, 'text-outside-section', 'id-missing'],
  'list-sign': IN_QUESTION,
  'near-block': ['text-after-options'],
  'heading-depth': ['text-outside-section'],
  'braces-open': ['attribute-broken', 'block-id-missing', 'id-missing', 'question-kind', 'true-false-ids', 'source-mark-missing'],
}

/**
 * Reports one problem for each cause: what follows from an earlier one in the same part is left out. `partOf` names the part of
 * a text, such as a question, in which a line stands.
 */
export function withoutFollowers(report: Report, partOf: (line: number) => number): Report {
  const silenced = new Map<number, Set<ProblemCode>>()
  return (place, code, values) => {
    const part = partOf(place.line)
    if (silenced.get(part)?.has(code) === true) return
    const followers = FOLLOWERS[code]
    if (followers !== undefined) silenced.set(part, new Set([...(silenced.get(part) ?? []), ...followers]))
    report(place, code, values)
  }
}
