import type { Token, Tokens } from 'marked'
import { takeAttributes, readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { splitListItem } from '#common/domain/shared/markdown/list-items.ts'
import { findNeighbour } from '#common/domain/shared/markdown/near-marks.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { isBlockToken, isListToken } from '#common/domain/shared/markdown/tokens.ts'
import type { BlockToken } from '#common/domain/shared/markdown/tokens.ts'

/** A line of a question's list: an option, a number or an accepted answer. */
export interface QuestionLine {
  readonly item: Tokens.ListItem
  readonly id: string
  readonly right: boolean
  /** As written, for the content hash. */
  readonly source: string
  readonly text: string
  readonly html: string
  readonly feedbackHtml: string | undefined
}

export interface QuestionParts {
  readonly stem: readonly Token[]
  readonly list: Tokens.List | undefined
  /** Options were written that do not belong to the list; what is missing in it is no second fault. */
  readonly isCut: boolean
  readonly lines: readonly QuestionLine[]
  readonly explanation: BlockToken | undefined
  readonly model: BlockToken | undefined
}

/** Splits the tokens under a question's title into stem, option list and the blocks after it. */
export function readQuestionParts(text: MarkdownText, tokens: readonly Token[]): QuestionParts {
  const stem: Token[] = []
  const after: Token[] = []
  const found: { list?: Tokens.List; explanation?: BlockToken; model?: BlockToken } = {}
  for (const [index, token] of tokens.entries()) {
    if (isBlockToken(token) && token.name === 'EXPLANATION' && found.explanation === undefined) found.explanation = token
    else if (isBlockToken(token) && token.name === 'MODEL' && found.model === undefined) found.model = token
    else if (isListToken(token) && found.list === undefined && token.items.some(item => item.task)) found.list = token
    else if (found.list === undefined || isBlockToken(token)) stem.push(token)
    else if (!['space', 'def', 'html'].includes(token.type) && findNeighbour(tokens, index) === undefined) after.push(token)
  }
  for (const block of [found.explanation, found.model]) if (block !== undefined) claimPlain(text, block)
  return {
    stem,
    list: found.list,
    isCut: found.list !== undefined && reportAfterOptions(text, found.list, after),
    lines: found.list === undefined ? [] : readLines(text, found.list),
    explanation: found.explanation,
    model: found.model,
  }
}

/** Reports the first text after the options, which is the cause of what follows. True: options stand after it. */
function reportAfterOptions(text: MarkdownText, list: Tokens.List, after: readonly Token[]): boolean {
  const [first] = after
  if (first === undefined) return false
  const above = markerOf(list)
  const marker = isListToken(first) ? markerOf(first) : above
  if (first.type === 'blockquote') text.report(text.placeOf(first), 'feedback-at-margin', { spaces: String(above.length + 1) })
  else if (marker !== above) text.report(text.placeOf(first), 'option-marker', { marker, above })
  else text.report(text.placeOf(first), 'text-after-options')
  return first.type === 'blockquote' || after.some(isListToken)
}

function markerOf(list: Tokens.List): string {
  const marker = /^\s*([-*+]|\d+[.)])/.exec(list.raw)?.[1] ?? '-'
  return marker.replace(/\d+/, '1')
}

function claimPlain(text: MarkdownText, block: BlockToken): void {
  text.claim(block as unknown as Token)
  if (block.attributes !== undefined)
    text.report(text.placeOf(block as unknown as Token, '{'), 'attribute-unknown', { key: block.attributes, known: '–' })
}

function readLines(text: MarkdownText, list: Tokens.List): readonly QuestionLine[] {
  const ids = new Set<string>()
  const lines: QuestionLine[] = []
  for (const item of list.items) {
    const line = readLine(text, item)
    if (line === undefined) continue
    if (ids.has(line.id)) text.report(text.placeOf(item, `#${line.id}`), 'id-repeated', { id: line.id })
    else lines.push(line)
    ids.add(line.id)
  }
  return lines
}

function readLine(text: MarkdownText, item: Tokens.ListItem): QuestionLine | undefined {
  if (!item.task) {
    text.report(text.placeOf(item), 'list-item-without-box')
    return undefined
  }
  const { head, words, rest, feedback } = splitQuestionItem(item)
  const attributes = takeAttributes(words)
  const place = attributes === undefined ? text.placeOf(item) : text.placeOf(item, `{${attributes}`)
  const { id } = readAttributes(attributes, [], (code, values) => text.report(place, code, values))
  if (attributes === undefined || !attributes.includes('#')) text.report(text.placeOf(item), 'id-missing')
  if (id === undefined) return undefined
  const html =
    rest.length === 0 ? text.inlineHtml(words).trim() : text.html([{ type: 'paragraph', raw: head, text: head, tokens: words }, ...rest])
  if (html === '') text.report(text.placeOf(item), 'stem-missing')
  return {
    item,
    id,
    right: item.checked === true,
    source: collapseSpaces(head + rest.map(token => token.raw).join(''))
      .replace(`{${attributes ?? ''}}`, '')
      .trim(),
    text: plainText([...words, ...rest]),
    html,
    feedbackHtml: feedback.length === 0 ? undefined : text.html(feedback.flatMap(text.withNotes)),
  }
}

/** A list item is its text, optional further blocks, and quotations, which are the feedback. */
export function splitQuestionItem(item: Tokens.ListItem) {
  const { first, words, rest: others } = splitListItem(item)
  const feedback = others.filter((token): token is Tokens.Blockquote => token.type === 'blockquote')
  const rest = others.filter(token => token.type !== 'blockquote')
  return { head: first?.raw.replace(/^\[[ xX]\]\s+/, '') ?? '', words, rest, feedback }
}

/** Makes the text independent of line wrapping. */
export function collapseSpaces(source: string): string {
  return source.replace(/\s+/g, ' ').trim()
}
