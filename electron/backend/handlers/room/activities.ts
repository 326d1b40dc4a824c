import { CodedError } from '#common/contract/errors.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import { checkActivity, toStoredActivity, type EditedActivity } from '#common/domain/workshops/edit-activities.ts'
import { listActivities, type PlannedActivity } from '#common/domain/workshops/workshop.ts'
import { isStepped, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { listNamedAnswers } from '#common/domain/room/rules/named-answers.ts'
import { followTimer } from '#common/domain/room/rules/room-timer.ts'
import { isTimeUp, keepTimeLeft, startQuestionTimer, toRunOptions } from '#common/domain/room/rules/question-time.ts'
import { toNewRun } from '#common/domain/room/run-reducer.ts'
import { checkHands, countHandChoices, countPeople } from '#common/domain/room/rules/count-hands.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun, RoomState, RunOptions } from '#common/domain/room/state.ts'
import { findReopenBar, isAnonymous } from '#common/domain/room/rules/activity-run.ts'
import { countRespondents } from '#common/domain/room/rules/seal-run.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import { closeRun, dropUnusedKeys } from '#backend/room/close-runs.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { loadRunQuestions } from '#backend/handlers/lookup/run-questions.ts'
import { requireOpenRoom, requireRoomControl, requireRun } from '#backend/handlers/lookup/find-room.ts'

type ActivitiesProcedure = Extract<
  keyof typeof roomContract,
  | 'room.startActivity'
  | 'room.startAdHocActivity'
  | 'room.setRunState'
  | 'room.showRun'
  | 'room.namedAnswers'
  | 'room.setQuestion'
  | 'room.moderate'
  | 'room.countHands'
>

export const roomActivitiesHandlers: HandlersFor<ActivitiesProcedure> = {
  'room.startActivity': async ({ activityId, again, ...options }, context) => {
    const room = requireRoomControl(context)
    const workshop = room.workshop()
    const activity = listActivities(workshop).find(({ id }) => id === activityId)
    if (activity === undefined) throw new CodedError('not-found', { activity: activityId })
    const latest = room.live.state.runs.findLast(run => run.activity.id === activityId)
    if (latest !== undefined && !again) return showAgain(room, latest)
    return startRun(room, activity, nextRunId(room.live.state, activityId), toRunOptions(activity, options), context)
  },

  'room.startAdHocActivity': async ({ activity }, context) => {
    const room = requireRoomControl(context)
    // By its activity, not by the id of the run: after a discard that is another one.
    const isKnown = [...room.live.state.runs.map(run => run.activity), ...listActivities(room.workshop())].some(
      ({ id }) => id === activity.id,
    )
    if (isKnown) throw new CodedError('conflict', { activity: activity.id })
    requireAdHoc(activity, room.workshop().guide !== undefined)
    return startAdHocRun(room, activity, context)
  },

  'room.setRunState': async ({ runId, to }, context) => {
    const room = requireRoomControl(context)
    const run = requireRun(room, runId)
    await setRunState(room, run, to)
    return null
  },

  'room.namedAnswers': async ({ runId }, context) => {
    const room = requireOpenRoom(context)
    return listNamedAnswers(requireRun(room, runId), room.live.state.people) ?? null
  },

  'room.showRun': async ({ runId }, context) => {
    const room = requireRoomControl(context)
    if (runId !== null) requireRun(room, runId)
    await room.commit({ t: 'current-run', runId: runId ?? undefined })
    return null
  },

  'room.setQuestion': async ({ runId, to }, context) => {
    const room = requireRoomControl(context)
    const run = requireRun(room, runId)
    const questions = listQuestions(run)
    const asked = questions[to === 'reveal' ? run.question : to]
    if (asked === undefined || !isStepped(run)) throw new CodedError('bad-input', { field: 'to' })
    const event: QuestionEvent =
      to === 'reveal'
        ? { t: 'question', runId, question: run.question, shownKeys: [...new Set([...run.shownKeys, asked.id])] }
        : { t: 'question', runId, question: to, shownKeys: run.shownKeys }
    await room.commit(event, ...timeQuestion(room, applyQuestion(run, event)), {
      t: 'projection',
      projection: { kind: to === 'reveal' ? 'results' : 'activity', runId },
      frozen: false,
    })
    return null
  },

  'room.moderate': async ({ runId, postIds, state, into }, context) => {
    const room = requireRoomControl(context)
    const run = requireRun(room, runId)
    if (into !== undefined && !run.posts.some(({ id, mergedInto }) => id === into && mergedInto === undefined))
      throw new CodedError('not-found', { post: into })
    await room.commit({ t: 'moderated', runId, postIds, state, into })
    return null
  },

  'room.countHands': async ({ runId, part, counts }, context) => {
    const room = requireRoomControl(context)
    const run = requireRun(room, runId)
    if (counts.length !== countHandChoices(run, part)) throw new CodedError('bad-input', { field: 'counts' })
    const fault = checkHands(run, part, counts, countPeople(room.live.state, room.workshop().participants.length))
    if (fault !== undefined) return { kind: 'refused', fault }
    await room.commit({ t: 'hands', runId, part, counts })
    return { kind: 'saved' }
  },
}

/** An activity that can be asked without a plan, or the error `bad-input`. */
export function requireAdHoc(activity: EditedActivity, hasGuide: boolean): void {
  const [fault] = checkActivity(activity, hasGuide)
  if (fault !== undefined) throw new CodedError('bad-input', { field: fault })
}

export function startAdHocRun(room: OpenRoom, activity: EditedActivity, context: Context): Promise<{ readonly runId: string }> {
  const stored = toStoredActivity(activity, undefined)
  const options = toRunOptions(stored, { points: false, teams: false, selfPaced: false })
  return startRun(room, stored, nextRunId(room.live.state, activity.id), options, context)
}

/** The id of a discarded run is never used again: an answer to it may still be on its way, on a phone that was offline. */
function nextRunId({ runs, discarded }: RoomState, activityId: string): string {
  const used = [...runs.map(({ id }) => id), ...discarded].filter(id => id === activityId || id.startsWith(`${activityId}~`))
  const highest = Math.max(0, ...used.map(id => Number(id.split('~')[1] ?? 1)))
  return highest === 0 ? activityId : `${activityId}~${String(highest + 1)}`
}

async function showAgain(room: OpenRoom, run: ActivityRun): Promise<{ readonly runId: string }> {
  await room.commit(
    { t: 'current-run', runId: run.id },
    { t: 'projection', projection: { kind: run.state === 'revealed' ? 'results' : 'activity', runId: run.id }, frozen: false },
  )
  return { runId: run.id }
}

async function startRun(
  room: OpenRoom,
  activity: PlannedActivity,
  runId: string,
  options: RunOptions,
  context: Context,
): Promise<{ readonly runId: string }> {
  const workshop = room.workshop()
  const { runs, current } = room.live.state
  const questions = await loadRunQuestions(workshop, activity, context)
  const entryId =
    workshop.agenda.find(entry => entry.kind === 'session' && entry.activities.some(({ id }) => id === activity.id))?.id ??
    current?.entryId ??
    ''
  await room.anonymityKeys.prepare({ id: runId, activity })
  const pauseOthers: readonly RoomEvent[] = runs
    .filter(({ state }) => state === 'open')
    .map(({ id }) => ({ t: 'run-state', runId: id, state: 'paused' }))
  const run = { id: runId, entryId, activity, questions, options, openedAt: room.now().toISOString() }
  await room.commit(
    ...pauseOthers,
    ...stopTimer(room),
    { t: 'run', run },
    ...timeQuestion(room, toNewRun(run)),
    { t: 'current-run', runId },
    { t: 'projection', projection: { kind: 'activity', runId }, frozen: false },
  )
  return { runId }
}

type QuestionEvent = Extract<RoomEvent, { readonly t: 'question' }>

/** The event that starts the time of the current question, or ends that of the one before, in one commit with what asks it. */
function timeQuestion({ live: { state }, now }: OpenRoom, run: ActivityRun): readonly RoomEvent[] {
  const timer = startQuestionTimer(run, now())
  const isOver = state.timer?.runId === run.id && state.timer.questionId !== undefined
  return timer !== undefined || isOver ? [{ t: 'timer', timer }] : []
}

function applyQuestion(run: ActivityRun, { question, shownKeys }: QuestionEvent): ActivityRun {
  return { ...run, question, shownKeys, timeLeft: undefined }
}

/** A timer that was set for one activity does not run on under the next. */
function stopTimer({ live: { state }, now }: OpenRoom): readonly RoomEvent[] {
  return state.timer?.runId === undefined ? [] : [...keepTimeLeft(state, now()), { t: 'timer', timer: undefined }]
}

async function setRunState(room: OpenRoom, run: ActivityRun, to: ActivityRun['state'] | 'discarded'): Promise<void> {
  const isOver = run.state === 'closed' || run.state === 'revealed'
  if (to === 'discarded') {
    await room.commit({ t: 'run-state', runId: run.id, state: to }, ...followTimer(room.live.state, run.id, to, room.now()))
    // Until it is saved whole, the journal has its answers in the order in which they came.
    if (!isAnonymous(run)) return
    await room.live.save()
    await dropUnusedKeys(room)
    return
  }
  if (to === 'closed' || to === 'revealed') {
    const showResults: readonly RoomEvent[] =
      to === 'revealed' ? [{ t: 'projection', projection: { kind: 'results', runId: run.id }, frozen: false }] : []
    if (isOver) await room.commit({ t: 'run-state', runId: run.id, state: to }, ...showResults)
    else {
      await closeRun(room, run, to)
      await room.commit(...showResults)
    }
    return
  }
  const bar = findReopenBar(run)
  if (bar !== undefined) throw new CodedError('conflict', { reason: bar })
  if (isOver) await prepareAgain(room, run)
  const show: readonly RoomEvent[] =
    to === 'open'
      ? [
          { t: 'current-run', runId: run.id },
          { t: 'projection', projection: { kind: 'activity', runId: run.id }, frozen: false },
        ]
      : []
  await room.commit({ t: 'run-state', runId: run.id, state: to }, ...resumeTimer(room, run, to), ...show)
}

/**
 * The key may have been dropped when the run was over before anybody answered.
 * @throws conflict where it was dropped after somebody did, who could not be told from a new person
 */
async function prepareAgain({ anonymityKeys }: OpenRoom, run: ActivityRun): Promise<void> {
  if (isAnonymous(run) && countRespondents(run) > 0 && !anonymityKeys.has(run)) throw new CodedError('conflict', { reason: 'sealed' })
  await anonymityKeys.prepare(run)
}

/** The timer of a question was dropped where another activity came between, or the answers were closed: it has what was left of its time. */
function resumeTimer(room: OpenRoom, run: ActivityRun, to: 'open' | 'paused'): readonly RoomEvent[] {
  const { state } = room.live
  const isGone = to === 'open' && state.timer?.runId !== run.id && !isTimeUp(run)
  return isGone ? timeQuestion(room, { ...run, state: to }) : followTimer(state, run.id, to, room.now())
}
