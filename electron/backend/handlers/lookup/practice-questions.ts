import type { LessonLink } from '#common/contract/quizzes.ts'
import type { Card } from '#common/domain/practice/card.ts'
import { findLessonOfTopic } from '#common/domain/quizzes/topics.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadCheckedLessons } from './attempt-view.ts'
import { toAskedCheck, type AskedQuestion } from './checked-answer.ts'
import { listChecks, loadQuestionBank } from './find-course.ts'

/** The question of a card as the courses have it today. */
export interface PracticeQuestion extends AskedQuestion {
  readonly lang: Locale
}

type CoursesContext = Pick<Services, 'courses'>

/** @returns undefined when there is no such question, or none that is marked; `knownHashes`: of the answers to it */
export type FindPracticeQuestion = (card: Card, knownHashes: readonly string[]) => Promise<PracticeQuestion | undefined>

/** Reads each bank and each lesson once. */
export function createQuestionFinder(lang: Locale, context: CoursesContext): FindPracticeQuestion {
  const readBank = once((courseId: string) => loadQuestionBank(courseId, lang, context))
  const readLesson = once((key: string) => {
    const [courseId = '', lessonId = ''] = key.split(':')
    return context.courses.lesson(courseId, lessonId, lang)
  })

  return async (card, knownHashes) => {
    const { courseId, questionId } = card
    if (card.kind === 'quiz') {
      const found = (await readBank(courseId)).get(questionId)
      return found?.question.kind === 'open' ? undefined : found
    }
    const { lessonId } = card
    const found = await readLesson(`${courseId}:${lessonId}`)
    const question = found && listChecks(found.lesson).find(({ id }) => id === questionId)
    if (found === undefined || question === undefined || question.kind === 'open') return undefined
    return { ...(await toAskedCheck(question, knownHashes, { courseId, lessonId }, context)), lang: found.lang }
  }
}

/** The lesson that teaches what a card asks; undefined where none is known. */
export async function findLessonOfCard(
  card: Card,
  { question }: PracticeQuestion,
  lang: Locale,
  context: CoursesContext,
): Promise<LessonLink | undefined> {
  if (card.kind === 'quiz') return findLessonOfTopic(question.competencies[0], await loadCheckedLessons(card.courseId, lang, context))?.link
  const found = await context.courses.lesson(card.courseId, card.lessonId, lang)
  return found && { id: found.lesson.id, title: found.lesson.title, lang: found.lang }
}

function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const reading = new Map<string, Promise<T>>()
  return key => {
    const known = reading.get(key) ?? read(key)
    reading.set(key, known)
    return known
  }
}
