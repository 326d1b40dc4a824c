import type { LessonLink } from '#common/contract/quizzes.ts'
import type { Card } from '#common/domain/practice/card.ts'
import type { CardAnswer } from '#common/domain/practice/review.ts'
import { findPlaceOfQuestion } from '#common/domain/quizzes/rules/lesson-place.ts'
import { isUnmarked } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LessonInLanguage } from '#backend/courses/course-library.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadCheckedLessons, toCheckedLesson, toLink } from './attempt-view.ts'
import { toAskedCheck, type AskedQuestion } from './checked-answer.ts'
import { listChecks, loadQuestionBank } from './find-course.ts'

/** The question of a card as the courses have it today. */
export interface PracticeQuestion extends AskedQuestion {
  readonly lang: Locale
}

type CoursesContext = Pick<Services, 'courses'>

/** @returns undefined when there is no such question, or none that is marked */
export type FindPracticeQuestion = (
  card: Card,
  answers: readonly CardAnswer[],
) => PracticeQuestion | undefined | Promise<PracticeQuestion | undefined>

/** Reads each bank and each lesson of the cards once; what is found in them then takes no waiting, of which thousands would add up. */
export async function openQuestions(cards: readonly Card[], lang: Locale, context: CoursesContext): Promise<FindPracticeQuestion> {
  const banks = await readEach(
    cards.flatMap(card => (card.kind === 'quiz' ? [card.courseId] : [])),
    courseId => loadQuestionBank(courseId, lang, context),
  )
  const lessons = await readEach(
    cards.flatMap(card => (card.kind === 'check' ? [toLessonKey(card)] : [])),
    key => context.courses.lesson(...(key.split(':') as [string, string]), lang),
  )
  return (card, answers) => {
    if (card.kind === 'quiz') {
      const found = banks.get(card.courseId)?.get(card.questionId)
      return found === undefined || isUnmarked(found.question.kind) ? undefined : found
    }
    const found = lessons.get(toLessonKey(card))
    return found && findCheck(card, found, answers, context)
  }
}

type CheckCard = Extract<Card, { readonly kind: 'check' }>

function toLessonKey({ courseId, lessonId }: CheckCard): string {
  return `${courseId}:${lessonId}`
}

async function findCheck(
  card: CheckCard,
  { lesson, lang }: LessonInLanguage,
  answers: readonly CardAnswer[],
  context: CoursesContext,
): Promise<PracticeQuestion | undefined> {
  const question = listChecks(lesson).find(({ id }) => id === card.questionId)
  if (question === undefined || isUnmarked(question.kind)) return undefined
  const knownHashes = answers.map(({ contentHash }) => contentHash)
  return { ...(await toAskedCheck(question, knownHashes, card, context)), lang }
}

async function readEach<T>(keys: readonly string[], read: (key: string) => Promise<T>): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all([...new Set(keys)].map(async key => [key, await read(key)] as const)))
}

/** The lesson that teaches what a card asks; undefined where none is known. */
export async function findLessonOfCard(
  card: Card,
  { question }: PracticeQuestion,
  lang: Locale,
  context: CoursesContext,
): Promise<LessonLink | undefined> {
  if (card.kind === 'quiz') return toLink(findPlaceOfQuestion(question, await loadCheckedLessons(card.courseId, lang, context)))
  const found = await context.courses.lesson(card.courseId, card.lessonId, lang)
  return found && toLink(findPlaceOfQuestion({ lesson: question.id, competencies: [] }, [toCheckedLesson(found)]))
}
