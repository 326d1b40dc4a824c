import type { AttemptView, LessonLink, TopicView } from '#common/contract/quizzes.ts'
import type { Attempt } from '#common/domain/quizzes/attempt.ts'
import { explainUnanswered } from '#common/domain/quizzes/build-feedback.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { findOrder } from '#common/domain/quizzes/rules/option-order.ts'
import { findPlaceOfQuestion, findPlaceOfTopic, type LessonPlace } from '#common/domain/quizzes/rules/lesson-place.ts'
import { remainingMs } from '#common/domain/quizzes/rules/time-limit.ts'
import { summarizeTopics, type TopicResult } from '#common/domain/quizzes/topics.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { LessonInLanguage } from '#backend/courses/course-library.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { summarizeAttempt } from './attempts.ts'
import { toCheckedAnswer } from './checked-answer.ts'
import { listChecks, loadQuestionBank } from './find-course.ts'

/** An attempt as its learner may see it: with the right answer only for questions already answered, or once it is finished. */
export async function loadAttemptView(attempt: Attempt, lang: Locale, context: LearnerContext): Promise<AttemptView> {
  const questions = await loadQuestionBank(attempt.courseId, lang, context)
  const findAnswer = (questionId: string) => attempt.answers.find(one => one.questionId === questionId)
  const shown = attempt.questionIds.map(questionId => {
    const found = questions.get(questionId)
    const answer = findAnswer(questionId)
    return {
      questionId,
      lang: found?.lang ?? lang,
      question: found === undefined ? undefined : toQuestionView(found.question, findOrder(attempt, found.question)),
      answered: answer && toCheckedAnswer(found, answer),
    }
  })
  if (attempt.kind === 'running') {
    const left = remainingMs(attempt, context.attemptClocks.read(attempt))
    return { attempt: summarizeAttempt(attempt), questions: shown, topics: [], remainingMs: left }
  }
  const lessons = await loadCheckedLessons(attempt.courseId, lang, context)
  const teaches = (competencyId: string) => toLink(findPlaceOfTopic(competencyId, lessons))
  const asked = attempt.questionIds.flatMap(id => {
    const question = questions.get(id)?.question
    return question === undefined ? [] : [{ question, verdict: findAnswer(id)?.verdict }]
  })
  return {
    attempt: summarizeAttempt(attempt),
    questions: shown.map(item => {
      const question = questions.get(item.questionId)?.question
      const explained = item.answered === undefined && question !== undefined ? explainUnanswered(question) : undefined
      return { ...item, explained, lesson: question && toLink(findPlaceOfQuestion(question, lessons)) }
    }),
    topics: await nameTopics(attempt.courseId, summarizeTopics(asked), teaches, lang, context),
  }
}

/** The lessons of a course with the knowledge checks in them. */
export async function loadCheckedLessons(courseId: string, lang: Locale, { courses }: Pick<LearnerContext, 'courses'>) {
  const { lessons } = await courses.lessons(courseId, lang)
  const found = await Promise.all(lessons.map(({ id }) => courses.lesson(courseId, id, lang)))
  return found.flatMap(one => (one === undefined ? [] : [toCheckedLesson(one)]))
}

export function toCheckedLesson({ lesson, lang }: LessonInLanguage) {
  return { id: lesson.id, title: lesson.title, lang, blocks: lesson.blocks, checks: listChecks(lesson) }
}

type CheckedLesson = ReturnType<typeof toCheckedLesson>

export function toLink(place: LessonPlace<CheckedLesson> | undefined): LessonLink | undefined {
  if (place === undefined) return undefined
  const { id, title, lang } = place.lesson
  return { id, title, lang, ...(place.heading === undefined ? {} : { heading: place.heading }) }
}

async function nameTopics(
  courseId: string,
  topics: readonly TopicResult[],
  teaches: (competencyId: string) => LessonLink | undefined,
  lang: Locale,
  { courses }: LearnerContext,
): Promise<readonly TopicView[]> {
  const competencies = await courses.competencies(courseId)
  return topics.map(({ competencyId, right, asked }) => {
    const title = textIn(competencies.get(competencyId)?.title ?? {}, lang)
    return { id: competencyId, title: title.text, lang: title.lang, right, asked, lesson: teaches(competencyId) }
  })
}
