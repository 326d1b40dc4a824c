import type { CheckedAnswer } from '#common/contract/quizzes.ts'
import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import { isHintDue } from '#common/domain/quizzes/check-tries.ts'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'
import { listChecks } from './find-course.ts'

/** A question that is asked today, with its hash in every language that has it. */
export interface AskedQuestion {
  readonly question: Question
  readonly contentHashes: readonly string[]
}

/** An answer as its learner may see it. A question that is gone has nothing more to say about it. */
export function toCheckedAnswer(asked: AskedQuestion | undefined, answer: RecordedAnswer, isHint = false): CheckedAnswer {
  const { response, answeredAt, verdict, points, maxPoints, sure } = answer
  const feedback =
    asked === undefined
      ? { verdict, points, maxPoints, parts: [], explanationHtml: undefined, modelHtml: undefined, hasChanged: false, isHint }
      : buildFeedback(asked.question, response, answer, { hasChanged: !asked.contentHashes.includes(answer.contentHash), isHint })
  return { response, feedback, answeredAt, sure }
}

/** An answer to a knowledge check: the first try that is not right gets a hint. `before`: the earlier answers to it. */
export function toCheckedTry(asked: AskedQuestion, answer: RecordedAnswer, before: readonly RecordedAnswer[]): CheckedAnswer {
  return toCheckedAnswer(asked, answer, isHintDue(answer, before, asked.contentHashes))
}

/** The lesson's check with its hash in every language; the others are read only when one of `knownHashes` is not that of the check at hand. */
export async function toAskedCheck(
  question: Question,
  knownHashes: readonly string[],
  { courseId, lessonId }: { readonly courseId: string; readonly lessonId: string },
  { courses }: Pick<Services, 'courses'>,
): Promise<AskedQuestion> {
  if (knownHashes.every(hash => hash === question.contentHash)) return { question, contentHashes: [question.contentHash] }
  const lessons = await Promise.all(LOCALES.map(lang => courses.lesson(courseId, lessonId, lang)))
  const inAllLanguages = lessons
    .flatMap(found => (found === undefined ? [] : listChecks(found.lesson)))
    .filter(({ id }) => id === question.id)
  return { question, contentHashes: inAllLanguages.map(check => check.contentHash) }
}
