import type { Token, Tokens } from 'marked'
import { takeAttributes, readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { splitListItem } from '#common/domain/shared/markdown/list-items.ts'
import { findNeighbour } from '#common/domain/shared/markdown/near-marks.ts'
import type { QuestionKind } from './question.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { isBlockToken, isListToken } from '#common/domain/shared/markdown/tokens.ts'
import type { BlockToken } from '#common/domain/shared/markdown/tokens.ts'

/** A line of a question's list: an option, a number, an accepted answer, a premise with its match, an item or a statement. */
export interface QuestionLine {
  readonly item: Tokens.ListItem
  readonly id: string
  readonly right: boolean
  /** As written, for the content hash. */
  readonly source: string
  readonly text: string
  readonly html: string
  readonly feedbackHtml: string | undefined
  /** Written under a premise; there should be one. */
  readonly matches: readonly LineMatch[]
}

/** The match of a premise; `text` is plain. */
export interface LineMatch {
  readonly item: Tokens.ListItem
  readonly id: string
  readonly text: string
}

/** Lists whose lines have no box: each line is as right as the others. */
const WITHOUT_BOXES: readonly (QuestionKind | undefined)[] = ['ordering', 'likert']

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
export function readQuestionParts(text: MarkdownText, tokens: readonly Token[], kind: QuestionKind | undefined): QuestionParts {
  const stem: Token[] = []
  const after: Token[] = []
  const found: { list?: Tokens.List; explanation?: BlockToken; model?: BlockToken } = {}
  for (const [index, token] of tokens.entries()) {
    if (isBlockToken(token) && token.name === 'EXPLANATION' && found.explanation === undefined) found.explanation = token
    else if (isBlockToken(token) && token.name === 'MODEL' && found.model === undefined) found.model = token
    else if (isListToken(token) && found.list === undefined && isAnswerList(token, kind)) found.list = token
    else if (found.list === undefined || isBlockToken(token)) stem.push(token)
    else if (!['space', 'def', 'html'].includes(token.type) && findNeighbour(tokens, index) === undefined) after.push(token)
  }
  for (const block of [found.explanation, found.model]) if (block !== undefined) claimPlain(text, block)
  return {
    stem,
    list: found.list,
    isCut: found.list !== undefined && reportAfterOptions(text, found.list, after),
    lines: found.list === undefined ? [] : readLines(text, found.list, kind),
    explanation: found.explanation,
    model: found.model,
  }
}

/** Where no line has a box, ids tell the list from one that belongs to the question's text. */
function isAnswerList({ items }: Tokens.List, kind: QuestionKind | undefined): boolean {
  return items.some(({ task, text }) => task || (WITHOUT_BOXES.includes(kind) && /\{\s*#[^{}]*\}/.test(text)))
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

function readLines(text: MarkdownText, list: Tokens.List, kind: QuestionKind | undefined): readonly QuestionLine[] {
  const ids = new Set<string>()
  const lines: QuestionLine[] = []
  for (const item of list.items) {
    const line = readLine(text, item, kind)
    if (line === undefined) continue
    if (takeId(text, line, ids)) lines.push({ ...line, matches: line.matches.filter(match => takeId(text, match, ids)) })
  }
  return lines
}

/** Whether the id is new in the question; reports it otherwise. */
function takeId(text: MarkdownText, { id, item }: { readonly id: string; readonly item: Tokens.ListItem }, ids: Set<string>): boolean {
  const isNew = !ids.has(id)
  if (!isNew) text.report(text.placeOf(item, `#${id}`), 'id-repeated', { id })
  ids.add(id)
  return isNew
}

function readLine(text: MarkdownText, item: Tokens.ListItem, kind: QuestionKind | undefined): QuestionLine | undefined {
  const hasBox = !WITHOUT_BOXES.includes(kind)
  if (hasBox !== item.task)
    text.report(text.placeOf(item), hasBox ? 'list-item-without-box' : 'box-misplaced', hasBox ? {} : { kind: kind ?? '' })
  if (hasBox && !item.task) return undefined
  const { head, words, rest: blocks, feedback } = splitQuestionItem(item)
  const nested = kind === 'matching' ? blocks.filter(isListToken) : []
  const rest = blocks.filter(token => !nested.some(list => list === token))
  const attributes = takeAttributes(words)
  const id = readLineId(text, item, attributes)
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
    matches: nested.flatMap(list => list.items).flatMap(match => readMatch(text, match) ?? []),
  }
}

function readMatch(text: MarkdownText, item: Tokens.ListItem): LineMatch | undefined {
  const { words, rest } = splitListItem(item)
  const id = readLineId(text, item, takeAttributes(words))
  if (item.task) text.report(text.placeOf(item), 'box-misplaced', { kind: 'matching' })
  const plain = plainText(words)
  if (id !== undefined && (plain === '' || rest.length > 0)) text.report(text.placeOf(item), 'match-form', { id })
  return id === undefined ? undefined : { item, id, text: plain }
}

function readLineId(text: MarkdownText, item: Tokens.ListItem, attributes: string | undefined): string | undefined {
  const place = attributes === undefined ? text.placeOf(item) : text.placeOf(item, `{${attributes}`)
  const { id } = readAttributes(attributes, [], (code, values) => text.report(place, code, values))
  if (attributes === undefined || !attributes.includes('#')) text.report(text.placeOf(item), 'id-missing')
  return id
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
