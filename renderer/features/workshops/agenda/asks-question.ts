import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'

const QUESTIONS: readonly ActivityKind[] = ['poll', 'show-of-hands', 'open-question', 'word-cloud']

/** Whether the title of an activity of a kind is what participants are asked. */
export function asksQuestion(kind: ActivityKind): boolean {
  return QUESTIONS.includes(kind)
}
