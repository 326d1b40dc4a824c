import { contentHash } from '#common/domain/quizzes/content-hash.ts'
import type { Question, QuestionOption } from '#common/domain/quizzes/question.ts'
import { escapeAttribute } from '#common/domain/shared/markdown/escape-html.ts'
import { toParagraphs } from '#common/domain/workshops/to-paragraphs.ts'
import type { OwnQuestion, OwnQuestionText } from './own-question.ts'

export interface OwnQuestionContext {
  /** What the options of a true-or-false question say. */
  readonly words: { readonly true: string; readonly false: string }
  /** Address of a picture of the workshop. */
  readonly pictureUrl: (name: string) => string
}

/** The question as the room asks and marks it, like one of a bank. `text`: its texts in the language. */
export function toQuestion(own: OwnQuestion, text: OwnQuestionText, { words, pictureUrl }: OwnQuestionContext): Question {
  const base = {
    id: own.id,
    title: text.text,
    stemHtml: toParagraphs(text.text) + toPicture(own, text, pictureUrl),
    points: own.points,
    competencies: [],
    contentHash: contentHash(JSON.stringify([own.kind, own.points, own.text, own.options, own.right, own.number ?? null, own.unit])),
    explanationHtml: text.explanation.trim() === '' ? undefined : toParagraphs(text.explanation),
  }
  const { kind } = own
  if (kind === 'numeric') {
    const { value, tolerance } = own.number ?? { value: 0, tolerance: 0 }
    const targets = [{ id: 'number', value, tolerance, right: true, feedbackHtml: undefined }]
    return { ...base, kind, unit: text.unit === '' ? undefined : text.unit, targets }
  }
  const options = kind === 'true-false' ? [words.true, words.false] : text.options
  return { ...base, kind, options: options.map((option, index) => toOption(own, option, index)) }
}

const TRUE_FALSE_IDS = ['true', 'false'] as const
const FIRST_LETTER = 97

function toOption({ kind, right }: OwnQuestion, option: string, index: number): QuestionOption {
  const id = kind === 'true-false' ? (TRUE_FALSE_IDS[index] ?? '') : String.fromCharCode(FIRST_LETTER + index)
  return { id, html: escapeAttribute(option), right: right.includes(index), feedbackHtml: undefined }
}

function toPicture({ picture }: OwnQuestion, { alt }: OwnQuestionText, pictureUrl: (name: string) => string): string {
  if (picture === undefined) return ''
  return `<figure><img src="${escapeAttribute(pictureUrl(picture))}" alt="${escapeAttribute(alt)}"></figure>`
}
