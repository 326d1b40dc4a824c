import type { Token } from 'marked'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { Declaration } from '#common/domain/shared/content/reference.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { contentHash } from './content-hash.ts'
import { QUESTION_KINDS } from './question.ts'
import type { Question, QuestionKind } from './question.ts'
import { readGaps, readNumericTargets, readOptions, readShortTargets } from './question-body.ts'
import { readQuestionParts, collapseSpaces } from './question-parts.ts'
import type { QuestionParts } from './question-parts.ts'

const SETTINGS = ['kind', 'competency', 'points', 'unit']
const MAX_POINTS = 100

/** The source of a question: its heading line and the tokens under it. */
export interface QuestionSource {
  /** The token whose first line holds title, id and settings. */
  readonly heading: Token
  readonly title: string
  readonly attributes: string | undefined
  readonly tokens: readonly Token[]
  readonly sources: readonly number[] | undefined
}

interface Head {
  readonly id: string
  readonly kind: QuestionKind
  readonly points: number
  readonly competencies: readonly string[]
  readonly unit: string | undefined
}

/** Parses a question of the bank or a knowledge check. Undefined without an id or a known kind. */
export function parseQuestion(text: MarkdownText, source: QuestionSource, declarations: Declaration[]): Question | undefined {
  return readQuestion(text, source, declarations)?.question
}

/** The question, with the parts of the source text. */
export function readQuestion(
  text: MarkdownText,
  source: QuestionSource,
  declarations: Declaration[],
): { readonly question: Question; readonly parts: QuestionParts } | undefined {
  const { heading, title } = source
  if (title === '') text.report(text.placeOf(heading), 'title-missing')
  const head = readHead(text, source)
  const parts = readQuestionParts(text, source.tokens)
  if (head === undefined) return undefined
  declarations.push({ kind: 'question', id: head.id, ...text.placeOf(heading, `#${head.id}`) })
  const specific = readSpecific(text, heading, head, parts)
  collectTexts(text, heading, head.id, parts)
  checkParts(text, heading, head.kind, parts)
  const question = {
    id: head.id,
    title,
    stemHtml: text.html(parts.stem).trim(),
    points: head.points,
    competencies: head.competencies,
    contentHash: hashQuestion(head, parts, specific),
    explanationHtml: parts.explanation && text.html(text.withNotes(parts.explanation)).trim(),
    sources: source.sources,
    ...specific,
  }
  return { question, parts }
}

function readHead(text: MarkdownText, { heading, attributes }: QuestionSource): Head | undefined {
  const place = attributes === undefined ? text.placeOf(heading) : text.placeOf(heading, `{${attributes}`)
  const { id, settings } = readAttributes(attributes, SETTINGS, (code, values) => text.report(place, code, values))
  if (id === undefined && !attributes?.includes('#')) text.report(place, 'id-missing')
  const kind = QUESTION_KINDS.find(known => known === settings.get('kind')?.toLowerCase().replace(/[–—]/g, '-'))
  if (kind === undefined) text.report(place, 'question-kind', { kind: settings.get('kind') ?? '', known: QUESTION_KINDS.join(', ') })
  const unit = settings.get('unit')
  if (unit !== undefined && kind !== undefined && kind !== 'numeric')
    text.report(place, 'attribute-unknown', { key: 'unit', known: SETTINGS.slice(0, -1).join(', ') })
  const competencies = readCompetencies(text, heading, settings.get('competency'))
  if (id === undefined || kind === undefined) return undefined
  return { id, kind, points: readPoints(text, heading, kind, settings.get('points')), competencies, unit }
}

function readPoints(text: MarkdownText, heading: Token, kind: QuestionKind, written: string | undefined): number {
  if (kind === 'open') {
    if (written !== undefined && written !== '0')
      text.report(text.placeOf(heading, 'points='), 'field-form', { key: 'points', form: 'points-open' })
    return 0
  }
  if (written === undefined) return 1
  const points = /^\d+$/.test(written) ? Number(written) : 0
  if (points >= 1 && points <= MAX_POINTS) return points
  text.report(text.placeOf(heading, 'points='), 'field-form', { key: 'points', form: 'points' })
  return 1
}

function readCompetencies(text: MarkdownText, heading: Token, written: string | undefined): readonly string[] {
  if (written === undefined) return []
  const place = text.placeOf(heading, 'competency=')
  const ids = written.split(',').map(id => id.trim())
  for (const id of ids) {
    if (isContentId(id)) text.references.push({ kind: 'competency', target: id, ...place })
    else text.report(place, 'id-form', { id })
  }
  return ids.filter(isContentId)
}

function readSpecific(text: MarkdownText, heading: Token, { kind, unit }: Head, parts: QuestionParts) {
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return { kind, options: readOptions(text, heading, kind, parts) }
    case 'gap':
      return { kind, gaps: readGaps(text, heading, parts.stem) }
    case 'numeric':
      return { kind, unit, targets: readNumericTargets(text, heading, parts) }
    case 'short':
      return { kind, targets: readShortTargets(text, heading, parts) }
    case 'open':
      return { kind, modelHtml: parts.model && text.html(text.withNotes(parts.model)).trim() }
    default:
      return assertNever(kind)
  }
}

/** Reports parts that are missing or not allowed for this kind. */
function checkParts(text: MarkdownText, heading: Token, kind: QuestionKind, { stem, list, explanation, model }: QuestionParts): void {
  if (plainText(stem) === '' && !stem.some(token => text.html([token]).trim() !== '')) text.report(text.placeOf(heading), 'stem-missing')
  if (list !== undefined && (kind === 'gap' || kind === 'open')) text.report(text.placeOf(list), 'options-misplaced', { kind })
  if (model !== undefined && kind !== 'open') text.report(text.placeOf(model as unknown as Token), 'model-misplaced', { kind })
  if (model === undefined && kind === 'open') text.report(text.placeOf(heading), 'model-missing')
  const saysWhy = explanation !== undefined || kind !== 'gap'
  if (!saysWhy) text.report(text.placeOf(heading), 'explanation-missing')
}

/** Hash of what is asked and how it is marked; line wrapping and new course versions do not change it. */
function hashQuestion(head: Head, parts: QuestionParts, specific: ReturnType<typeof readSpecific>): string {
  const key = specific.kind === 'gap' ? specific.gaps : parts.lines.map(line => [line.id, line.right, line.source])
  return contentHash(
    JSON.stringify([head.kind, head.points, head.unit ?? '', collapseSpaces(parts.stem.map(token => token.raw).join('')), key]),
  )
}

function collectTexts(text: MarkdownText, heading: Token, id: string, { stem, lines, explanation, model }: QuestionParts): void {
  if (heading.type === 'heading') text.show('title', [heading], id)
  text.show('stem', stem, id)
  for (const { item } of lines) {
    text.show(
      'option',
      item.tokens.filter(token => token.type !== 'blockquote'),
      id,
    )
    text.show(
      'feedback',
      item.tokens.filter(token => token.type === 'blockquote'),
      id,
    )
  }
  text.show('explanation', explanation?.tokens ?? [], id)
  text.show('model', model?.tokens ?? [], id)
}
