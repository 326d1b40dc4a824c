import type { ParticipantView } from '#common/domain/room/views/participant.ts'

/**
 * Whether the participant's own state may have changed, which the view for all phones does not contain: answers to another run,
 * points after a reveal, the group.
 */
export function privateStateChanged(before: ParticipantView, after: ParticipantView): boolean {
  return pickPrivateState(before) !== pickPrivateState(after)
}

function pickPrivateState({ activity, groups, isOpen }: ParticipantView): string {
  const { runId, state, question, keys } = activity ?? {}
  return JSON.stringify([runId, state, question, Object.values(keys ?? {}).map(list => list.length), groups, isOpen])
}
