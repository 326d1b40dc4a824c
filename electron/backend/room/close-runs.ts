import { computeLearningGain } from '#common/domain/room/rules/learning-gain.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import { isAnonymous, isPreTest } from '#common/domain/room/rules/activity-run.ts'
import type { RoomSession } from './room-session.ts'

/** Ends an activity for good: an anonymous one loses what ties its answers to people, the second test tells the gain first. */
export async function closeRun(session: RoomSession, run: ActivityRun, state: 'closed' | 'revealed'): Promise<void> {
  const { live } = session
  // The gain is of everybody whose answer was kept, so none may be on its way while it is told.
  if (run.activity.kind === 'post-test' && run.state === 'open') await session.commit({ t: 'run-state', runId: run.id, state: 'paused' })
  const sealed = runsToSeal(live.state, run)
  const gain = gainOf(live.state, run)
  const seal: readonly RoomEvent[] =
    sealed.length > 0 || gain !== undefined ? [{ t: 'sealed', runIds: sealed.map(({ id }) => id), gain }] : []
  await session.commit({ t: 'run-state', runId: run.id, state }, ...seal)
  if (sealed.length === 0) return
  await session.keys.drop(sealed)
  // The journal still has the answers in the order in which they came: the document takes its place.
  await live.save()
}

/** A first test waits for the second; both lose their keys together. */
function runsToSeal({ runs }: RoomState, run: ActivityRun): readonly ActivityRun[] {
  if (isPreTest(run)) return []
  const own = isAnonymous(run) ? [run] : []
  return run.activity.kind === 'post-test' ? [...own, ...runs.filter(other => isPreTest(other) && isAnonymous(other))] : own
}

function gainOf({ runs }: RoomState, run: ActivityRun): ReturnType<typeof computeLearningGain> {
  const before = runs.filter(isPreTest).at(-1)
  return run.activity.kind === 'post-test' && before !== undefined ? computeLearningGain(before, run) : undefined
}

/** What is still open when the room closes: activities end, and a first test is sealed unless a second is to come on another day. */
export async function closeAllRuns(session: RoomSession): Promise<void> {
  const { state } = session.live
  for (const run of state.runs.filter(({ state: now }) => now === 'open' || now === 'paused')) await closeRun(session, run, 'closed')
  const agendaHasSecond = session
    .workshop()
    .agenda.some(entry => entry.kind === 'session' && entry.activities.some(({ kind }) => kind === 'post-test'))
  const secondDone = state.runs.some(({ activity }) => activity.kind === 'post-test')
  const waiting = state.runs.filter(run => isPreTest(run) && isAnonymous(run))
  if (waiting.length === 0 || (agendaHasSecond && !secondDone)) return
  await session.commit({ t: 'sealed', runIds: waiting.map(({ id }) => id), gain: undefined })
  await session.keys.drop(waiting)
}

/** A crash between the seal and its end left keys behind, and a journal that still has the answers in the order in which they came. */
export async function dropUnusedKeys({ live, keys }: Pick<RoomSession, 'live' | 'keys'>): Promise<void> {
  const unsealed = live.state.runs.filter(
    run => isAnonymous(run) && (run.state === 'open' || run.state === 'paused' || awaitsSecondTest(run, live.state)),
  )
  if (await keys.dropOthers(unsealed)) await live.save()
}

function awaitsSecondTest(run: ActivityRun, { runs }: RoomState): boolean {
  return (
    isPreTest(run) && !runs.some(({ activity, state }) => activity.kind === 'post-test' && (state === 'closed' || state === 'revealed'))
  )
}
