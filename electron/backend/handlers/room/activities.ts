import { CodedError } from '#common/contract/errors.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { checkActivity, toStoredActivity } from '#common/domain/workshops/edit-activities.ts'
import { listActivities, type PlannedActivity, type Workshop } from '#common/domain/workshops/workshop.ts'
import { findAnswerKind } from '#common/domain/room/rules/answer-kinds.ts'
import { isStepped, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun, RunOptions } from '#common/domain/room/state.ts'
import { isAnonymous } from '#common/domain/room/rules/activity-run.ts'
import type { OpenRoom } from '#backend/room/room-manager.ts'
import { closeRun } from '#backend/room/close-runs.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { questionBank } from '#backend/handlers/lookup/find-course.ts'
import { drivenRoomOf, knownRun } from '#backend/handlers/lookup/find-room.ts'

type Activities = Extract<
  keyof typeof roomContract,
  | 'room.startActivity'
  | 'room.startAdHocActivity'
  | 'room.setRunState'
  | 'room.showRun'
  | 'room.setQuestion'
  | 'room.moderate'
  | 'room.countHands'
>

export const roomActivitiesHandlers: HandlersFor<Activities> = {
  'room.startActivity': async ({ activityId, again, ...options }, context) => {
    const room = drivenRoomOf(context)
    const workshop = room.session.workshop()
    const activity = listActivities(workshop).find(({ id }) => id === activityId)
    if (activity === undefined) throw new CodedError('not-found', { activity: activityId })
    const rounds = room.session.live.state.runs.filter(run => run.activity.id === activityId)
    const before = rounds.at(-1)
    if (before !== undefined && !again) return showAgain(room, before)
    return startRun(room, activity, rounds.length === 0 ? activityId : `${activityId}~${String(rounds.length + 1)}`, options, context)
  },

  'room.startAdHocActivity': async ({ activity }, context) => {
    const room = drivenRoomOf(context)
    const { runs } = room.session.live.state
    if (runs.some(({ id }) => id === activity.id) || listActivities(room.session.workshop()).some(({ id }) => id === activity.id))
      throw new CodedError('conflict', { activity: activity.id })
    const [fault] = checkActivity(activity, room.session.workshop().guide !== undefined)
    if (fault !== undefined) throw new CodedError('bad-input', { field: fault })
    return startRun(room, toStoredActivity(activity, undefined), activity.id, { points: false, teams: false, selfPaced: false }, context)
  },

  'room.setRunState': async ({ runId, to }, context) => {
    const room = drivenRoomOf(context)
    const run = knownRun(room, runId)
    await setRun(room, run, to)
    return null
  },

  'room.showRun': async ({ runId }, context) => {
    const room = drivenRoomOf(context)
    if (runId !== null) knownRun(room, runId)
    await room.session.commit({ t: 'current-run', runId: runId ?? undefined })
    return null
  },

  'room.setQuestion': async ({ runId, to }, context) => {
    const room = drivenRoomOf(context)
    const run = knownRun(room, runId)
    const questions = listQuestions(run)
    const asked = questions[to === 'reveal' ? run.question : to]
    if (asked === undefined || !isStepped(run)) throw new CodedError('bad-input', { field: 'to' })
    const entry: RoomEvent =
      to === 'reveal'
        ? { t: 'question', runId, question: run.question, shownKeys: [...new Set([...run.shownKeys, asked.id])] }
        : { t: 'question', runId, question: to, shownKeys: run.shownKeys }
    await room.session.commit(entry, {
      t: 'projection',
      projection: { kind: to === 'reveal' ? 'results' : 'activity', runId },
      frozen: false,
    })
    return null
  },

  'room.moderate': async ({ runId, postIds, state, into }, context) => {
    const room = drivenRoomOf(context)
    const run = knownRun(room, runId)
    if (into !== undefined && !run.posts.some(({ id, mergedInto }) => id === into && mergedInto === undefined))
      throw new CodedError('not-found', { post: into })
    await room.session.commit({ t: 'moderated', runId, postIds, state, into })
    return null
  },

  'room.countHands': async ({ runId, part, counts }, context) => {
    const room = drivenRoomOf(context)
    const run = knownRun(room, runId)
    if (counts.length !== handsOf(run, part)) throw new CodedError('bad-input', { field: 'counts' })
    await room.session.commit({ t: 'hands', runId, part, counts })
    return null
  },
}

/** How many numbers a count of hands has; undefined: hands cannot be counted there. */
function handsOf(run: ActivityRun, part: string): number | undefined {
  const { items } = run.activity
  switch (findAnswerKind(run.activity.kind)) {
    case 'choice':
      return part === '' ? Math.max(1, items.length) : undefined
    case 'ratings':
      return items[Number(part)] === undefined ? undefined : SCALE_STEPS
    case 'question': {
      const question = listQuestions(run).find(({ id }) => id === part)
      return question !== undefined && 'options' in question ? question.options.length : undefined
    }
    default:
      return undefined
  }
}

async function showAgain({ session }: OpenRoom, run: ActivityRun): Promise<{ readonly runId: string }> {
  await session.commit(
    { t: 'current-run', runId: run.id },
    { t: 'projection', projection: { kind: run.state === 'revealed' ? 'results' : 'activity', runId: run.id }, frozen: false },
  )
  return { runId: run.id }
}

async function startRun(
  { session }: OpenRoom,
  activity: PlannedActivity,
  runId: string,
  options: RunOptions,
  context: Context,
): Promise<{ readonly runId: string }> {
  const workshop = session.workshop()
  const { runs, current } = session.live.state
  const questions = await questionsFor(workshop, activity, context)
  const entryId =
    workshop.agenda.find(entry => entry.kind === 'session' && entry.activities.some(({ id }) => id === activity.id))?.id ??
    current?.entryId ??
    ''
  await session.keys.prepare({ id: runId, activity })
  const others: readonly RoomEvent[] = runs
    .filter(({ state }) => state === 'open')
    .map(({ id }) => ({ t: 'run-state', runId: id, state: 'paused' }))
  await session.commit(
    ...others,
    { t: 'run', run: { id: runId, entryId, activity, questions, options, openedAt: context.now().toISOString() } },
    { t: 'current-run', runId },
    { t: 'projection', projection: { kind: 'activity', runId }, frozen: false },
  )
  return { runId }
}

/** The questions of an activity in each language of the room that has all of them; the room's first language always, in the best there is. */
async function questionsFor(
  { guide, languages }: Workshop,
  { questionIds, courseId = guide?.courseId }: PlannedActivity,
  context: Context,
): Promise<Partial<Record<Locale, readonly Question[]>>> {
  const questions: Partial<Record<Locale, readonly Question[]>> = {}
  if (courseId === undefined || questionIds.length === 0) return questions
  for (const [index, lang] of languages.entries()) {
    const bank = await questionBank(courseId, lang, context)
    const found = questionIds.flatMap(id => bank.get(id) ?? [])
    if (index === 0 || found.every(question => question.lang === lang)) questions[lang] = found.map(({ question }) => question)
  }
  return questions
}

async function setRun({ session }: OpenRoom, run: ActivityRun, to: ActivityRun['state'] | 'discarded'): Promise<void> {
  const isOver = run.state === 'closed' || run.state === 'revealed'
  if (to === 'discarded') {
    await session.commit({ t: 'run-state', runId: run.id, state: to })
    // Both tests share a key: the other one may still need it.
    return run.activity.kind === 'pre-test' || run.activity.kind === 'post-test' ? undefined : session.keys.drop([run])
  }
  if (to === 'closed' || to === 'revealed') {
    const results: readonly RoomEvent[] =
      to === 'revealed' ? [{ t: 'projection', projection: { kind: 'results', runId: run.id }, frozen: false }] : []
    if (isOver) await session.commit({ t: 'run-state', runId: run.id, state: to }, ...results)
    else {
      await closeRun(session, run, to)
      await session.commit(...results)
    }
    return
  }
  // Nobody can be told from anybody any more, so a second answer could not be told from a first.
  if (isOver && isAnonymous(run)) throw new CodedError('conflict', { reason: 'sealed' })
  const back: readonly RoomEvent[] =
    to === 'open'
      ? [
          { t: 'current-run', runId: run.id },
          { t: 'projection', projection: { kind: 'activity', runId: run.id }, frozen: false },
        ]
      : []
  await session.commit({ t: 'run-state', runId: run.id, state: to }, ...back)
}
