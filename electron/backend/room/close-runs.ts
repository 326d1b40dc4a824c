import { computeLearningGain } from '#common/domain/room/rules/results/learning-gain.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import { followTimer } from '#common/domain/room/rules/room-timer.ts'
import { keepTimeLeft } from '#common/domain/room/rules/question-time.ts'
import { isAnonymous, isPreTest } from '#common/domain/room/rules/activity-run.ts'
import { countRespondents, hasUnsealedAnswers } from '#common/domain/room/rules/seal-run.ts'
import type { OpenRoom } from './open-room.ts'

/** Ends an activity for good: an anonymous one loses what ties its answers to people, and the post-test yields the gain first. */
export async function closeRun(room: OpenRoom, run: ActivityRun, state: 'closed' | 'revealed'): Promise<void> {
  const { live } = room
  // The gain counts every stored answer, so none may be on its way to the disk while it is computed.
  if (run.activity.kind === 'post-test' && run.state === 'open') await room.commit({ t: 'run-state', runId: run.id, state: 'paused' })
  const sealed = findRunsToSeal(live.state, run)
  const gain = computeGain(live.state, run)
  const seal: readonly RoomEvent[] =
    sealed.length > 0 || gain !== undefined ? [{ t: 'sealed', runIds: sealed.map(({ id }) => id), gain }] : []
  const kept = live.state.timer?.runId === run.id ? keepTimeLeft(live.state, room.now()) : []
  await room.commit({ t: 'run-state', runId: run.id, state }, ...kept, ...followTimer(live.state, run.id, state, room.now()), ...seal)
  if (sealed.length === 0) return
  await room.anonymityKeys.drop(sealed)
  // The journal still has the answers in the order of their arrival, which could tell who gave them; saving replaces it with the document.
  await live.save()
}

/** A pre-test waits for its post-test: both lose their key together, once somebody has answered the second. */
function findRunsToSeal({ runs }: RoomState, run: ActivityRun): readonly ActivityRun[] {
  if (isPreTest(run) || countRespondents(run) === 0) return []
  const own = isAnonymous(run) ? [run] : []
  return run.activity.kind === 'post-test' ? [...own, ...runs.filter(other => isPreTest(other) && isAnonymous(other))] : own
}

function computeGain({ runs }: RoomState, run: ActivityRun): ReturnType<typeof computeLearningGain> {
  const before = runs.filter(isPreTest).at(-1)
  return run.activity.kind === 'post-test' && before !== undefined ? computeLearningGain(before, run) : undefined
}

/** Ends what is still open when the room closes; a pre-test is sealed unless its post-test is to come on another day. */
export async function closeAllRuns(room: OpenRoom): Promise<void> {
  const { state } = room.live
  for (const run of state.runs.filter(({ state: now }) => now === 'open' || now === 'paused')) await closeRun(room, run, 'closed')
  const hasPostTestPlanned = room
    .workshop()
    .agenda.some(entry => entry.kind === 'session' && entry.activities.some(({ kind }) => kind === 'post-test'))
  const hasPostTestRun = state.runs.some(({ activity }) => activity.kind === 'post-test')
  const waiting = state.runs.filter(run => isPreTest(run) && isAnonymous(run))
  if (waiting.length === 0 || (hasPostTestPlanned && !hasPostTestRun)) return
  await room.commit({ t: 'sealed', runIds: waiting.map(({ id }) => id), gain: undefined })
  await room.anonymityKeys.drop(waiting)
}

/** A crash in the middle of sealing leaves keys behind, and a journal with the answers in the order of their arrival. */
export async function dropUnusedKeys({ live, anonymityKeys }: Pick<OpenRoom, 'live' | 'anonymityKeys'>): Promise<void> {
  const unsealed = live.state.runs.filter(
    run => isAnonymous(run) && (run.state === 'open' || run.state === 'paused' || hasUnsealedAnswers(run)),
  )
  if (await anonymityKeys.dropAllExcept(unsealed)) await live.save()
}
