import { shallowRef, type ShallowRef } from 'vue'
import type { ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { RoomLink } from '#renderer/participant/link/open-link.ts'
import { privateStateChanged } from './private-state-changed.ts'

export interface TrackedParticipant {
  /** What the server tells this participant alone, with the view that all phones share. */
  readonly participant: ShallowRef<ParticipantState | undefined>
  /** When the view arrived, on the clock of `performance.now()`: its durations count from here. */
  readonly viewAt: Readonly<ShallowRef<number>>
  readonly replace: (participant: ParticipantState) => void
  /** Updates the page at once, before the server has answered. */
  readonly amend: (change: Partial<ParticipantState>) => void
}

/** Keeps the state of this participant up to date with the server's events. */
export function trackParticipant(link: RoomLink): TrackedParticipant {
  const participant = shallowRef<ParticipantState>()
  const viewAt = shallowRef(performance.now())

  function replace(next: ParticipantState): void {
    viewAt.value = performance.now()
    participant.value = next
  }

  function amend(change: Partial<ParticipantState>): void {
    if (participant.value !== undefined) participant.value = { ...participant.value, ...change }
  }

  async function refresh(): Promise<void> {
    // If this fails, the next reconnection loads the state again.
    const fresh = await link.call('room.participantState').catch(() => undefined)
    if (fresh !== undefined) replace(withOwnAnonymousAnswers(participant.value, fresh))
  }

  function applyView(view: ParticipantView): void {
    const before = participant.value
    if (before === undefined) return
    const isSameRun = view.activity?.runId === before.view.activity?.runId
    replace(isSameRun ? { ...before, view } : { ...before, view, answers: {}, posts: [], votes: [], points: undefined })
    if (privateStateChanged(before.view, view)) void refresh()
  }

  link.subscribe('room.participantViewChanged', applyView)
  link.subscribe('room.participantStatusChanged', change => {
    const before = participant.value
    amend(change)
    // One phone may answer for its group: another group's answers are not its own.
    if (before !== undefined && before.me.group !== change.me.group) void refresh()
  })
  return { participant, viewAt, replace, amend }
}

/** The server no longer knows whose answers to a closed anonymous activity are whose; the phone keeps its own. */
function withOwnAnonymousAnswers(before: ParticipantState | undefined, after: ParticipantState): ParticipantState {
  const { activity } = after.view
  if (activity?.names !== 'anonymous' || activity.state === 'open' || activity.runId !== before?.view.activity?.runId) return after
  const { answers, posts, votes } = before
  return {
    ...after,
    answers: { ...answers, ...after.answers },
    posts: after.posts.length > 0 ? after.posts : posts,
    votes: after.votes.length > 0 ? after.votes : votes,
  }
}
