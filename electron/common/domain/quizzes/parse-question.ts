import type { Token } from 'marked'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { Declaration } from '#common/domain/shared/content/reference.ts'
import { readAttributes } from '#common/domain/shared/markdown/attributes.ts'
import type { MarkdownText } from '#common/domain/shared/markdown/markdown-text.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { contentHash } from './content-hash.ts'
import { QUESTION_KINDS, isUnmarked } from './question.ts'
import type { Question, QuestionKind } from './question.ts'
import { standInOrder } from './rules/standing-options.ts'
import { readGaps, readNumericTargets, readOptions, readShortTargets } from './question-body.ts'
import { readItems, readPairs, readScale } from './question-lists.ts'
import { readQuestionParts, collapseSpaces } from './question-parts.ts'
import type { QuestionParts } from './question-parts.ts'

const SETTINGS = ['kind', 'competency', 'points', 'unit', 'scale', 'shuffle', 'lesson']
/** Settings that some kinds have. */
const OWN_SETTINGS: ReadonlyMap<string, readonly QuestionKind[]> = new Map([
  ['unit', ['numeric']],
  ['scale', ['likert']],
  ['shuffle', ['single', 'multiple']],
])
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
  readonly scale: string | undefined
  /** Its options stand as they are written. */
  readonly isFixed: boolean
  /** Id of the lesson that answers it, or of a block in one. */
  readonly lesson: string | undefined
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
  const parts = readQuestionParts(text, source.tokens, head?.kind)
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
    ...(head.lesson === undefined ? {} : { lesson: head.lesson }),
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
  for (const key of OWN_SETTINGS.keys()) {
    if (settings.has(key) && kind !== undefined && !hasSetting(kind, key))
      text.report(place, 'attribute-unknown', { key, known: SETTINGS.filter(known => hasSetting(kind, known)).join(', ') })
  }
  const competencies = readCompetencies(text, heading, settings.get('competency'))
  if (id === undefined || kind === undefined) return undefined
  return {
    id,
    kind,
    points: readPoints(text, heading, kind, settings.get('points')),
    competencies,
    unit: settings.get('unit'),
    scale: settings.get('scale'),
    lesson: readLesson(text, heading, settings.get('lesson')),
    isFixed: readShuffle(text, heading, settings.get('shuffle')),
  }
}

function hasSetting(kind: QuestionKind, key: string): boolean {
  return OWN_SETTINGS.get(key)?.includes(kind) ?? true
}

function readLesson(text: MarkdownText, heading: Token, id: string | undefined): string | undefined {
  if (id === undefined) return undefined
  const place = text.placeOf(heading, 'lesson=')
  if (isContentId(id)) text.references.push({ kind: 'lesson', target: id, ...place })
  else text.report(place, 'id-form', { id })
  return isContentId(id) ? id : undefined
}

/** Whether attempts leave the options as they are written. */
function readShuffle(text: MarkdownText, heading: Token, written = 'yes'): boolean {
  const typed = written.toLowerCase()
  if (typed !== 'yes' && typed !== 'no') text.report(text.placeOf(heading, 'shuffle='), 'field-form', { key: 'shuffle', form: 'shuffle' })
  return typed === 'no'
}

function readPoints(text: MarkdownText, heading: Token, kind: QuestionKind, written: string | undefined): number {
  if (isUnmarked(kind)) {
    if (written !== undefined && written !== '0')
      text.report(text.placeOf(heading, 'points='), 'field-form', {
        key: 'points',
        form: kind === 'open' ? 'points-open' : 'points-likert',
      })
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

function readSpecific(text: MarkdownText, heading: Token, { kind, unit, scale, isFixed }: Head, parts: QuestionParts) {
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return {
        kind,
        options: readOptions(text, heading, kind, parts),
        ...(isFixed || standInOrder(parts.lines) ? { keepsOrder: true as const } : {}),
      }
    case 'gap':
      return { kind, gaps: readGaps(text, heading, parts.stem) }
    case 'numeric':
      return { kind, unit, targets: readNumericTargets(text, heading, parts) }
    case 'short':
      return { kind, targets: readShortTargets(text, heading, parts) }
    case 'matching':
      return { kind, ...readPairs(text, heading, parts) }
    case 'ordering':
      return { kind, items: readItems(text, heading, kind, parts) }
    case 'likert':
      return { kind, statements: readItems(text, heading, kind, parts), scale: readScale(text, heading, scale) }
    case 'open':
      return { kind, modelHtml: parts.model && text.html(text.withNotes(parts.model)).trim() }
    default:
      return assertNever(kind)
  }
}

/** Kinds whose lines have no feedback of their own, so that the explanation says why. */
const WITHOUT_FEEDBACK: readonly QuestionKind[] = ['gap', 'matching', 'ordering']

/** Reports parts that are missing or not allowed for this kind. */
function checkParts(text: MarkdownText, heading: Token, kind: QuestionKind, { stem, list, explanation, model }: QuestionParts): void {
  if (plainText(stem) === '' && !stem.some(token => text.html([token]).trim() !== '')) text.report(text.placeOf(heading), 'stem-missing')
  if (list !== undefined && (kind === 'gap' || kind === 'open')) text.report(text.placeOf(list), 'options-misplaced', { kind })
  if (model !== undefined && kind !== 'open') text.report(text.placeOf(model as unknown as Token), 'model-misplaced', { kind })
  if (model === undefined && kind === 'open') text.report(text.placeOf(heading), 'model-missing')
  const saysWhy = explanation !== undefined || !WITHOUT_FEEDBACK.includes(kind)
  if (!saysWhy) text.report(text.placeOf(heading), 'explanation-missing')
}

/** Hash of what is asked and how it is marked; line wrapping and new course versions do not change it. */
function hashQuestion(head: Head, parts: QuestionParts, specific: ReturnType<typeof readSpecific>): string {
  const key = specific.kind === 'gap' ? specific.gaps : parts.lines.map(toKey)
  const asked = [head.kind, head.points, head.unit ?? '', collapseSpaces(parts.stem.map(token => token.raw).join('')), key]
  return contentHash(JSON.stringify(specific.kind === 'likert' ? [...asked, specific.scale] : asked))
}

function toKey({ id, right, source, matches }: QuestionParts['lines'][number]): readonly unknown[] {
  return [id, right, source, ...matches.map(match => [match.id, match.text])]
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
