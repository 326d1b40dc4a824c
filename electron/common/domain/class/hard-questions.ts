import type { ClassHistory } from './find-stuck.ts'
import { inOrderOfTries } from '#common/domain/quizzes/check-tries.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { MIN_SHOWN_COUNT } from '#common/domain/reports/suppress-cells.ts'

/** A question that is marked, as the course has it today. */
export interface AskedOfClass {
  /** Of a knowledge check, the lesson it is in; undefined: it is a question of the quiz. */
  readonly lessonId: string | undefined
  readonly questionId: string
  /** Of the question in every language: answers to an older version of it do not count. */
  readonly contentHashes: readonly string[]
}

/** How a question went at first try. */
export interface HardQuestion<A extends AskedOfClass = AskedOfClass> {
  readonly asked: A
  /** Learners who answered it. */
  readonly people: number
  /** Share of them who answered it fully right, 0 to 1. */
  readonly right: number
  /** What most of the others answered; undefined: too few answered the same. */
  readonly commonWrong: QuestionResponse | undefined
}

export interface HardQuestions<A extends AskedOfClass = AskedOfClass> {
  /** The hardest first; none that everybody answered right. */
  readonly questions: readonly HardQuestion<A>[]
  /** Questions that fewer than five people answered. */
  readonly withheld: number
}

/** A wrong option that is shown was chosen by more than one person. */
const MIN_SAME_CHOICE = 2

/** First tries of all learners, in any order. Fewer than five people at a question are not shown, as in reports. */
export function rankHardQuestions<A extends AskedOfClass>(asked: readonly A[], histories: readonly ClassHistory[]): HardQuestions<A> {
  const answers = histories.map(groupAnswers)
  const found = asked.map(one => {
    const tries = answers.flatMap(byQuestion => findFirstTry(byQuestion.get(toKey(one.lessonId, one.questionId)) ?? [], one.contentHashes))
    const right = tries.filter(({ verdict }) => verdict === 'right').length
    return { asked: one, people: tries.length, right: right / Math.max(1, tries.length), commonWrong: findCommonWrong(tries) }
  })
  const questions = found
    .filter(({ people, right }) => people >= MIN_SHOWN_COUNT && right < 1)
    .toSorted((left, other) => left.right - other.right || other.people - left.people)
  return { questions, withheld: found.filter(({ people }) => people > 0 && people < MIN_SHOWN_COUNT).length }
}

function groupAnswers({ records, running }: ClassHistory): ReadonlyMap<string, readonly RecordedAnswer[]> {
  const groups = new Map<string, RecordedAnswer[]>()
  const add = (lessonId: string | undefined, answer: RecordedAnswer): void => {
    const key = toKey(lessonId, answer.questionId)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [answer])
    else group.push(answer)
  }
  for (const record of records) {
    if (record.kind === 'check-answered') add(record.lessonId, record.answer)
    if (record.kind === 'attempt-finished') for (const answer of record.attempt.answers) add(undefined, answer)
  }
  for (const answer of running?.answers ?? []) add(undefined, answer)
  return groups
}

/** Ids have no colon. */
function toKey(lessonId: string | undefined, questionId: string): string {
  return `${lessonId ?? ''}:${questionId}`
}

function findFirstTry(answers: readonly RecordedAnswer[], contentHashes: readonly string[]): readonly RecordedAnswer[] {
  const tries = answers.filter(({ verdict, contentHash }) => verdict !== 'unmarked' && contentHashes.includes(contentHash))
  return inOrderOfTries(tries).slice(0, 1)
}

function findCommonWrong(tries: readonly RecordedAnswer[]): QuestionResponse | undefined {
  const groups = new Map<string, QuestionResponse[]>()
  for (const { response, verdict } of tries) {
    if (verdict === 'right') continue
    const key = toResponseKey(response)
    groups.set(key, [...(groups.get(key) ?? []), response])
  }
  const [most] = [...groups].toSorted(([leftKey, left], [otherKey, other]) => other.length - left.length || (leftKey < otherKey ? -1 : 1))
  const [key, same] = most ?? []
  const [first] = same?.toSorted((left, other) => (JSON.stringify(left) < JSON.stringify(other) ? -1 : 1)) ?? []
  if (key === undefined || same === undefined || first === undefined) return undefined
  return same.length >= (isTyped(first) ? MIN_SHOWN_COUNT : MIN_SAME_CHOICE) ? first : undefined
}

/** What somebody typed may say who they are; what they chose is the course's own words. */
function isTyped({ kind }: QuestionResponse): boolean {
  return kind === 'gap' || kind === 'numeric' || kind === 'short' || kind === 'open'
}

/** The same for answers that say the same. */
function toResponseKey(response: QuestionResponse): string {
  switch (response.kind) {
    case 'multiple':
      return JSON.stringify([...new Set(response.optionIds)].sort())
    case 'gap':
      return toRecordKey(response.gaps, foldText)
    case 'matching':
      return toRecordKey(response.pairs, id => id)
    case 'likert':
      return toRecordKey(response.ratings, String)
    case 'ordering':
      return JSON.stringify(response.itemIds)
    case 'numeric':
    case 'short':
    case 'open':
      return foldText(response.text)
    case 'single':
    case 'true-false':
      return response.optionId
  }
}

function toRecordKey<T>(values: Readonly<Record<string, T>>, write: (value: T) => string): string {
  const entries = Object.entries(values).map(([id, value]) => [id, write(value)] as const)
  return JSON.stringify(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
