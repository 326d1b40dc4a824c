import type { Token, Tokens } from 'marked'
import type { ProblemCode } from '#common/domain/shared/content/problem.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { foldText } from './fold-text.ts'
import type { Match, Premise, QuestionItem } from './question.ts'
import type { QuestionLine, QuestionParts } from './question-parts.ts'

/** How much a question may hold; more would not be read. */
export const LIST_LIMITS = {
  matching: { least: 2, most: 10 },
  /** Matches that belong to no premise. */
  extras: { most: 5 },
  /** With two items, whoever sees the wrong order knows the right one. */
  ordering: { least: 3, most: 10 },
  likert: { least: 1, most: 10 },
  scale: { least: 2, most: 7 },
} as const

type Range = { readonly least: number; readonly most: number }

/** The premises of a matching question with their matches, and the extra matches. */
export function readPairs(
  text: MarkdownText,
  heading: Token,
  parts: QuestionParts,
): { readonly premises: readonly Premise[]; readonly matches: readonly Match[] } {
  const [pairs, extras] = [parts.lines.filter(line => line.right), parts.lines.filter(line => !line.right)]
  if (!parts.isCut) {
    // A line without box has its own error and still counts.
    checkCount(text, heading, 'pairs-count', (parts.list?.items ?? []).filter(item => item.checked !== false).length, LIST_LIMITS.matching)
    if (extras.length > LIST_LIMITS.extras.most)
      text.report(text.placeOf(heading), 'extras-count', { most: String(LIST_LIMITS.extras.most) })
  }
  for (const line of parts.lines)
    if (countNested(line.item) !== Number(line.right)) text.report(text.placeOf(line.item), 'pair-match', { id: line.id })
  reportLineFeedback(text, parts.lines)
  reportEqual(text, 'items-equal', pairs)
  const matches = [...pairs.flatMap(line => line.matches.slice(0, 1)), ...extras]
  reportEqual(text, 'matches-equal', matches)
  return {
    premises: pairs.flatMap(({ id, html, matches: [match] }) => (match === undefined ? [] : [{ id, html, matchId: match.id }])),
    matches: matches.map(({ id, text: words }) => ({ id, text: words })),
  }
}

/** The items of an order, or the statements of a scale. */
export function readItems(text: MarkdownText, heading: Token, kind: 'ordering' | 'likert', parts: QuestionParts): readonly QuestionItem[] {
  const code = kind === 'ordering' ? 'order-count' : 'statements-count'
  if (!parts.isCut) checkCount(text, heading, code, parts.list?.items.length ?? 0, LIST_LIMITS[kind])
  reportLineFeedback(text, parts.lines)
  reportEqual(text, 'items-equal', parts.lines)
  return parts.lines.map(({ id, html }) => ({ id, html }))
}

/** The names of the steps of a scale: `Never | Sometimes | Often`. */
export function readScale(text: MarkdownText, heading: Token, written: string | undefined): readonly string[] {
  const { least, most } = LIST_LIMITS.scale
  const scale = (written ?? '').split('|').map(name => name.replace(/\s+/g, ' ').trim())
  const distinct = new Set(scale.map(foldText))
  const isWhole = distinct.size === scale.length && !distinct.has('') && scale.length >= least && scale.length <= most
  const place = written === undefined ? text.placeOf(heading) : text.placeOf(heading, 'scale=')
  if (!isWhole) text.report(place, 'scale-form', { least: String(least), most: String(most) })
  return scale
}

function checkCount(text: MarkdownText, heading: Token, code: ProblemCode, count: number, { least, most }: Range): void {
  if (count < least || count > most)
    text.report(text.placeOf(heading), code, { count: String(count), least: String(least), most: String(most) })
}

function countNested({ tokens }: Tokens.ListItem): number {
  return tokens.flatMap(token => (token.type === 'list' ? (token as Tokens.List).items : [])).length
}

/** Nothing is said to a single line of such a list: the explanation is there for all of it. */
function reportLineFeedback(text: MarkdownText, lines: readonly QuestionLine[]): void {
  for (const { item, id, feedbackHtml } of lines)
    if (feedbackHtml !== undefined) text.report(text.placeOf(item), 'feedback-misplaced', { id })
}

type Line = { readonly item: Tokens.ListItem; readonly id: string; readonly text: string }

/** Reports a line with the words of another: nobody could tell which of the two is meant. */
function reportEqual(text: MarkdownText, code: ProblemCode, lines: readonly Line[]): void {
  const first = new Map<string, string>()
  for (const { item, id, text: words } of lines) {
    const key = words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
    const before = first.get(key)
    if (before === undefined) first.set(key, id)
    else if (key !== '') text.report(text.placeOf(item), code, { id: before })
  }
}
