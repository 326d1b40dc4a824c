import type { LessonBlockView } from '#common/contract/courses.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { escapeAttribute, escapeText } from '#common/domain/shared/markdown/escape-html.ts'
import type { Messages } from '#common/i18n/messages.ts'
import type { RichNode } from '#backend/documents/rich-content.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'

export interface BlockContext {
  readonly words: Messages
  readonly rich: (html: string) => readonly RichNode[]
  /** What the learner wrote, by the id of the reflection. */
  readonly written: ReadonlyMap<string, string>
}

const GAP = /<span data-gap="[^"]*"><\/span>/g
const GAP_ON_PAPER = '__________'

/** A block of a lesson as templates/booklet.typ sets it. */
export function buildBlock(block: LessonBlockView, context: BlockContext) {
  const { words, rich, written } = context
  switch (block.kind) {
    case 'prose':
      return { kind: 'prose', body: rich(block.html) }
    case 'figure':
      return { kind: 'figure', body: rich(figureHtml(block)) }
    case 'audio':
      return boxed(words.booklet.recording, block, context)
    case 'callout':
      return boxed(words.booklet.callouts[block.tone], block, context)
    case 'case':
      return boxed(words.booklet.case, block, context)
    case 'activity':
      return boxed(words.booklet.activity, block, context)
    case 'town':
      return { ...boxed(words.booklet.town, block, context), hint: words.booklet.townFictional }
    case 'reflection':
      return { ...boxed(words.notes.reflection, block, context), kind: 'reflection', written: written.get(block.id) ?? '' }
    case 'check':
      return buildCheck(block.question, context)
    default:
      return assertNever(block)
  }
}

/** HTML of a picture with its caption. */
export function figureHtml({ src, alt, caption }: Extract<LessonBlockView, { readonly kind: 'figure' }>): string {
  const below = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`
  return `<figure><img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}">${below}</figure>`
}

function boxed(over: string, { title, html }: { readonly title: string; readonly html: string }, { rich }: BlockContext) {
  return { kind: 'box', over, title: toSingleLine(title), body: rich(html), hint: '' }
}

/** A question to answer by hand. */
function buildCheck(question: QuestionView, { words, rich }: BlockContext) {
  const { title, kind } = question
  return {
    kind: 'check',
    over: words.booklet.check,
    title: toSingleLine(title),
    body: rich(question.stemHtml.replace(GAP, GAP_ON_PAPER)),
    hint: kind === 'multiple' ? words.booklet.severalAnswers : '',
    answer: buildAnswer(question, rich),
  }
}

/** What is ticked, numbered or written. */
function buildAnswer(question: QuestionView, rich: BlockContext['rich']) {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return { kind: 'tick', items: question.options.map(({ html }) => rich(html)) }
    case 'ordering':
      return { kind: 'number', items: question.items.map(({ html }) => rich(html)) }
    case 'matching':
      return {
        kind: 'match',
        items: question.premises.map(({ html }) => rich(html)),
        matches: question.matches.map(({ text }) => toSingleLine(text)),
      }
    case 'likert':
      return { kind: 'rate', items: question.statements.map(({ html }) => rich(html)), scale: question.scale.map(toSingleLine) }
    case 'numeric':
      return { kind: 'line', unit: question.unit ?? '' }
    case 'short':
      return { kind: 'line', unit: '' }
    case 'open':
      return { kind: 'lines' }
    case 'gap':
      return { kind: 'none' }
    default:
      return assertNever(question)
  }
}
