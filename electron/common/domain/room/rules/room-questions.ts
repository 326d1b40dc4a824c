import { isUnmarked, type QuestionKind } from '#common/domain/quizzes/question.ts'

/** Whether a quiz in a room can ask questions of a kind: what is not marked has no answer that could be counted or shown as right. */
export function isShownInRoom(kind: QuestionKind): boolean {
  return !isUnmarked(kind)
}
