import type { Token } from 'marked'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import type { GapToken } from '#common/domain/shared/markdown/tokens.ts'
import type { Gap, NumericTarget, QuestionOption, ShortTarget } from './question.ts'
import type { QuestionLine, QuestionParts } from './question-parts.ts'
import { readNumericTarget } from './read-numeric-target.ts'

/** The options of a choice. Reports missing or multiple right answers. */
export function readOptions(
  text: MarkdownText,
  heading: Token,
  kind: 'single' | 'multiple' | 'true-false',
  parts: QuestionParts,
): readonly QuestionOption[] {
  const { lines } = parts
  if (!parts.isCut) checkOptions(text, heading, kind, parts)
  reportEqual(text, lines)
  return lines.map(({ id, html, right: isRight, feedbackHtml }) => ({ id, html, right: isRight, feedbackHtml }))
}

function checkOptions(
  text: MarkdownText,
  heading: Token,
  kind: 'single' | 'multiple' | 'true-false',
  { list, lines }: QuestionParts,
): void {
  // From the source list, so that a line with its own error, such as a missing id, still counts.
  const items = list?.items ?? []
  if (kind === 'true-false') checkTrueFalse(text, heading, lines)
  else if (items.length < 2) text.report(text.placeOf(heading), 'options-missing', { kind })
  const right = items.filter(item => item.checked === true)
  if (right.length === 0) text.report(text.placeOf(heading), 'right-answer-missing')
  if (kind !== 'multiple' && right.length > 1) text.report(text.placeOf(heading), 'right-answer-count', { kind })
  reportMissingFeedback(text, lines)
}

/** Reports an option with the words of another: whoever chooses one may be told that the other is right. */
function reportEqual(text: MarkdownText, lines: readonly QuestionLine[]): void {
  const first = new Map<string, string>()
  for (const { item, id, html } of lines) {
    const key = html.replace(/\s+/g, ' ').trim().toLowerCase()
    const before = first.get(key)
    if (before === undefined) first.set(key, id)
    else text.report(text.placeOf(item), 'options-equal', { id: before })
  }
}

function checkTrueFalse(text: MarkdownText, heading: Token, lines: readonly QuestionLine[]): void {
  const ids = lines
    .map(line => line.id)
    .toSorted()
    .join(' ')
  if (ids !== 'false true') text.report(text.placeOf(heading), 'true-false-ids')
}

function reportMissingFeedback(text: MarkdownText, lines: readonly QuestionLine[]): void {
  for (const line of lines) if (line.feedbackHtml === undefined) text.report(text.placeOf(line.item), 'feedback-missing', { id: line.id })
}

/** The numbers of a numeric question. */
export function readNumericTargets(text: MarkdownText, heading: Token, parts: QuestionParts): readonly NumericTarget[] {
  const { lines } = parts
  reportMissingRight(text, heading, parts)
  return lines.flatMap(line => {
    const number = readNumericTarget(line.text)
    if (number === undefined) text.report(text.placeOf(line.item), 'answer-number', { text: line.text })
    return number === undefined ? [] : [{ id: line.id, ...number, right: line.right, feedbackHtml: line.feedbackHtml }]
  })
}

/** The accepted answers and known mistakes of a short-text question. */
export function readShortTargets(text: MarkdownText, heading: Token, parts: QuestionParts): readonly ShortTarget[] {
  reportMissingRight(text, heading, parts)
  reportEqual(text, parts.lines)
  return parts.lines.map(line => ({ id: line.id, text: line.text, right: line.right, feedbackHtml: line.feedbackHtml }))
}

function reportMissingRight(text: MarkdownText, heading: Token, { lines, isCut }: QuestionParts): void {
  if (isCut) return
  if (!lines.some(line => line.right)) text.report(text.placeOf(heading), 'right-answer-missing')
  // Several accepted answers may share one feedback, so it may be missing on a right line.
  reportMissingFeedback(
    text,
    lines.filter(line => !line.right),
  )
}

/** The gaps written in a stem, in reading order. */
export function readGaps(text: MarkdownText, heading: Token, stem: readonly Token[]): readonly Gap[] {
  const gaps = new Map<string, Gap>()
  for (const token of listGaps(stem)) {
    const place = text.placeOf(stem.find(block => block.raw.includes(token.raw)) ?? heading, token.raw)
    text.claim(token as unknown as Token)
    const { id } = readAttributes(token.attributes, [], (code, values) => text.report(place, code, values))
    if (id === undefined) continue
    if (token.answers.some(answer => answer === '')) text.report(place, 'gap-answer-missing', { id })
    if (gaps.has(id)) text.report(place, 'id-repeated', { id })
    token.gapId = id
    gaps.set(id, { id, accepted: token.answers.filter(answer => answer !== '') })
  }
  if (gaps.size === 0) text.report(text.placeOf(heading), 'gap-missing')
  return [...gaps.values()]
}

/** Gaps at any depth: in lists, quotations, tables and emphasis. */
function listGaps(tokens: readonly Token[]): readonly GapToken[] {
  return tokens.flatMap(token => {
    if (token.type === 'gap') return [token as unknown as GapToken]
    if (token.type === 'list') return listGaps(token.items.flatMap((item: { tokens: Token[] }) => item.tokens))
    if (token.type === 'table') return listGaps([token.header, ...token.rows].flat().flatMap((cell: { tokens: Token[] }) => cell.tokens))
    return 'tokens' in token && token.tokens !== undefined && token.type !== 'courseBlock' ? listGaps(token.tokens) : []
  })
}
