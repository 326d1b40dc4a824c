import type { ParticipantView } from '#common/domain/room/views/participant.ts'

/**
 * Whether something changed that concerns this person alone, which a view for all cannot tell: own answers to another run,
 * own points at a reveal, own group.
 */
export function forgetsMine(before: ParticipantView, after: ParticipantView): boolean {
  return privateSide(before) !== privateSide(after)
}

function privateSide({ activity, groups, isOpen }: ParticipantView): string {
  const { runId, state, question, keys } = activity ?? {}
  return JSON.stringify([runId, state, question, Object.values(keys ?? {}).map(list => list.length), groups, isOpen])
}
