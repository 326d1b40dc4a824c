import type { QuestionKind } from '#common/domain/quizzes/question.ts'

/** Whether a room can ask questions of a kind: an open one has no answer that could be counted or shown on a projector. */
export function isShownInRoom(kind: QuestionKind): boolean {
  return kind !== 'open'
}
