import { isContentId } from '#common/domain/shared/content/content-id.ts'

/** What a card asks. Other kinds may follow; reviews of a kind that this program does not know are kept. */
export type Card =
  | { readonly kind: 'quiz'; readonly courseId: string; readonly questionId: string }
  | { readonly kind: 'check'; readonly courseId: string; readonly lessonId: string; readonly questionId: string }

/** One text for each card, the same on every computer; the ids of contents have no colon. */
export function toCardId(card: Card): string {
  return card.kind === 'quiz' ? `quiz:${card.courseId}:${card.questionId}` : `check:${card.courseId}:${card.lessonId}:${card.questionId}`
}

/** Undefined: a kind of card that this program does not know. */
export function parseCardId(cardId: string): Card | undefined {
  const [kind, ...ids] = cardId.split(':')
  if (!ids.every(isContentId)) return undefined
  const [courseId = '', second = '', third = ''] = ids
  if (kind === 'quiz' && ids.length === 2) return { kind, courseId, questionId: second }
  if (kind === 'check' && ids.length === 3) return { kind, courseId, lessonId: second, questionId: third }
  return undefined
}
