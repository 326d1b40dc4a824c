import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { OwnText } from '#backend/search/search-notes.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { listAttempts } from './attempts.ts'

/** Where something stands that the learner has written or highlighted. */
type TextPlace =
  /** An answer to the reflection or question of that id; `attemptId`: in that attempt at a quiz; undefined: in a lesson. */
  | { readonly kind: 'answer'; readonly blockId: string; readonly attemptId: string | undefined }
  | { readonly kind: 'highlight'; readonly lessonId: string; readonly lessonTitle: string; readonly highlightId: string }

export interface PlacedText extends OwnText {
  readonly place: TextPlace
}

/**
 * What this learner has written in notes, knowledge checks and quizzes, and highlighted in lessons; of a check that was tried again, the
 * last answer.
 */
export async function listOwnTexts(lang: Locale, context: LearnerContext): Promise<readonly PlacedText[]> {
  const courses = await context.courses.list()
  const found = courses.flatMap(({ id }) => [listInCourse(id, context), listHighlights(id, lang, context)])
  return (await Promise.all(found)).flat()
}

/** A note with the words that it is about. One of a lesson that is gone leads nowhere. */
async function listHighlights(
  courseId: string,
  lang: Locale,
  { storage, courses, learnerId }: LearnerContext,
): Promise<readonly PlacedText[]> {
  const lessonIds = await storage.highlights.listLessons(learnerId, courseId)
  if (lessonIds.length === 0) return []
  const titles = new Map((await courses.lessons(courseId, lang)).lessons.map(({ id, title }) => [id, title]))
  const found = lessonIds.map(async lessonId => {
    const lessonTitle = titles.get(lessonId)
    if (lessonTitle === undefined) return []
    const highlights = Object.entries(await storage.highlights.list({ learnerId, courseId, lessonId }))
    return highlights.map(([highlightId, { note, anchor }]): PlacedText => {
      const text = [note, anchor.quote].filter(part => part !== '').join('\n')
      return { key: `${courseId} ${highlightId}`, courseId, text, place: { kind: 'highlight', lessonId, lessonTitle, highlightId } }
    })
  })
  return (await Promise.all(found)).flat()
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
  return { key: `${courseId} ${attemptId ?? ''} ${blockId}`, courseId, text, place: { kind: 'answer', blockId, attemptId } }
}
