import type { Attempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { renderCsv } from './csv.ts'
import { toPlainText } from './rich-content.ts'

/** The attempts at one course's quiz, the oldest first. */
export interface CourseAttempts {
  readonly attempts: readonly Attempt[]
  /** The question as it was asked; undefined: it has changed since or is gone. */
  readonly findAsked: (answer: RecordedAnswer) => Question | undefined
}

/** One line for each answer that was given in an attempt. */
export function renderAnswersCsv(courses: readonly CourseAttempts[], lang: Locale): string {
  const { answers: words } = messagesFor(lang)
  const head = [
    words.course,
    words.attempt,
    words.started,
    words.finished,
    words.score,
    words.passed,
    words.question,
    words.answer,
    words.result,
    words.points,
    words.maxPoints,
    words.sure,
    words.answeredAt,
  ]
  const rows = courses.flatMap(({ attempts, findAsked }) =>
    attempts.flatMap((attempt, index) => {
      const begin = [attempt.courseTitle, index + 1, toLocalTime(attempt.startedAt), ...describeEnd(attempt, words)]
      return attempt.answers.map(answer => [...begin, ...describeAnswer(answer, findAsked(answer), words)])
    }),
  )
  return renderCsv(head, rows, lang)
}

type Words = Messages['answers']
type Cell = string | number | null

function describeEnd(attempt: Attempt, words: Words): readonly Cell[] {
  if (attempt.kind === 'running') return [null, null, null]
  return [toLocalTime(attempt.finishedAt), attempt.score, attempt.passed ? words.yes : words.no]
}

function describeAnswer(answer: RecordedAnswer, question: Question | undefined, words: Words): readonly Cell[] {
  const { questionId, response, verdict, points, maxPoints, sure, answeredAt } = answer
  return [
    question === undefined ? fillMessage(words.gone, { id: questionId }) : describeQuestion(question),
    describeResponse(response, question),
    words[verdict],
    ...(verdict === 'unmarked' ? [null, null] : [points, maxPoints]),
    sure === undefined ? null : sure ? words.yes : words.no,
    toLocalTime(answeredAt),
  ]
}

function describeQuestion({ stemHtml, title }: Question): string {
  // Marks of sources would be numbers in the middle of the question.
  const asked = stemHtml.replaceAll(/<sup class="source-mark">.*?<\/sup>/g, '').replaceAll(/<span data-gap="[^"]*"><\/span>/g, '____')
  return toPlainText(asked) || title
}

/** The learner's answer in words; where the question is not known any more, ids stand for what was chosen. */
export function describeResponse(response: QuestionResponse, question: Question | undefined): string {
  const name = nameParts(question)
  switch (response.kind) {
    case 'single':
    case 'true-false':
      return name(response.optionId)
    case 'multiple':
      return response.optionIds.map(name).join('; ')
    case 'gap': {
      const ids = question?.kind === 'gap' ? question.gaps.map(({ id }) => id) : Object.keys(response.gaps)
      return ids.map(id => response.gaps[id] ?? '').join('; ')
    }
    case 'numeric':
      return [response.text, question?.kind === 'numeric' ? (question.unit ?? '') : ''].join(' ').trim()
    case 'short':
    case 'open':
      return response.text
    case 'matching':
      return joinPairs(Object.entries(response.pairs).map(([premise, match]) => [name(premise), name(match)]))
    case 'ordering':
      return response.itemIds.map(name).join('; ')
    case 'likert': {
      const scale = question?.kind === 'likert' ? question.scale : []
      return joinPairs(Object.entries(response.ratings).map(([statement, step]) => [name(statement), scale[step] ?? String(step + 1)]))
    }
  }
}

function joinPairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([left, right]) => `${left}: ${right}`).join('; ')
}

/** The words of an option, premise, match, item or statement, by its id. */
function nameParts(question: Question | undefined): (id: string) => string {
  const names = new Map(question === undefined ? [] : listParts(question))
  return id => names.get(id) ?? id
}

function listParts(question: Question): readonly (readonly [string, string])[] {
  const toEntry = ({ id, html }: { readonly id: string; readonly html: string }) => [id, toPlainText(html)] as const
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return question.options.map(toEntry)
    case 'matching':
      return [...question.premises.map(toEntry), ...question.matches.map(({ id, text }) => [id, text] as const)]
    case 'ordering':
      return question.items.map(toEntry)
    case 'likert':
      return question.statements.map(toEntry)
    default:
      return []
  }
}

/** `yyyy-mm-dd hh:mm` by this computer's clock, which spreadsheet programs read as a time in every language. */
function toLocalTime(at: string): string {
  const time = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [String(time.getFullYear()).padStart(4, '0'), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}
