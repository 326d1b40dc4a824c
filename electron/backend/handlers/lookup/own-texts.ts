import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { OwnText } from '#backend/search/search-notes.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { listAttempts } from './attempts.ts'

/** Something the learner has written, and where. */
export interface PlacedText extends OwnText {
  /** The reflection or question that it answers. */
  readonly blockId: string
  /** The attempt that it was an answer in; undefined: it is in a lesson. */
  readonly attemptId: string | undefined
}

/** What this learner has written in notes, knowledge checks and quizzes; of a check that was tried again, the last answer. */
export async function listOwnTexts(context: LearnerContext): Promise<readonly PlacedText[]> {
  const courses = await context.courses.list()
  return (await Promise.all(courses.map(({ id }) => listInCourse(id, context)))).flat()
}

async function listInCourse(courseId: string, context: LearnerContext): Promise<readonly PlacedText[]> {
  const { storage, learnerId } = context
  const [notes, records, attempts] = await Promise.all([
    storage.notes.list(learnerId, courseId),
    storage.records.list(learnerId, courseId),
    listAttempts(courseId, context),
  ])
  const checks = new Map(
    records
      .flatMap(record => (record.kind === 'check-answered' ? [record.answer] : []))
      .toSorted((one, other) => (one.answeredAt < other.answeredAt ? -1 : 1))
      .map(answer => [answer.questionId, answer]),
  )
  return [
    ...Object.entries(notes).map(([blockId, text]) => place(courseId, blockId, text, undefined)),
    ...[...checks.values()].flatMap(answer => placeAnswer(courseId, answer, undefined)),
    ...attempts.flatMap(({ id, answers }) => answers.flatMap(answer => placeAnswer(courseId, answer, id))),
  ]
}

/** Words of one's own are in open and short answers only. */
function placeAnswer(courseId: string, { questionId, response }: RecordedAnswer, attemptId: string | undefined): readonly PlacedText[] {
  const isOwn = response.kind === 'open' || response.kind === 'short'
  return isOwn ? [place(courseId, questionId, response.text, attemptId)] : []
}

function place(courseId: string, blockId: string, text: string, attemptId: string | undefined): PlacedText {
  return { key: `${courseId} ${attemptId ?? ''} ${blockId}`, courseId, blockId, text, attemptId }
}
