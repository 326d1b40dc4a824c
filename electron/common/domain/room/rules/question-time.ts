import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun, AnswerWay, RoomState, RoomTimer, RunOptions } from '#common/domain/room/state.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import { findCurrentQuestionId, isAnonymous } from './activity-run.ts'
import { measureTimeLeft } from './room-timer.ts'

const SECOND_MS = 1000
const SECONDS_PER_MINUTE = 60
/** Shares of the time are kept in thousandths. */
const THOUSANDTHS = 1000

/** What of the chosen options an activity can have. `seconds`: undefined as planned, 0 none. */
export function toRunOptions(activity: PlannedActivity, chosen: RunOptions): RunOptions {
  const { points, teams, selfPaced } = chosen
  const planned = chosen.seconds ?? activity.seconds ?? 0
  const seconds = activity.kind === 'quiz-round' && !selfPaced && planned > 0 ? planned : undefined
  const answers = activity.kind === 'show-of-hands' ? chooseAnswerWay(activity, chosen) : undefined
  return {
    points,
    teams,
    selfPaced,
    seconds,
    answers,
    speed: canCountSpeed(activity, { points, selfPaced, seconds }) && chosen.speed === true,
  }
}

/** Hands, unless phones were chosen and there is something to choose on them. */
function chooseAnswerWay({ items }: PlannedActivity, { answers = 'hands' }: RunOptions): AnswerWay {
  return items.length === 0 ? 'hands' : answers
}

/** Speed counts only where there are points and a time limit, and never where nobody may tell whose answer came when. */
export function canCountSpeed(
  activity: PlannedActivity,
  { points, selfPaced, seconds = 0 }: Pick<RunOptions, 'points' | 'selfPaced' | 'seconds'>,
): boolean {
  return points && !selfPaced && seconds > 0 && !isAnonymous({ activity })
}

/** A timer for the current question, with what was left of its time; undefined: it has no limit, or its answer was shown. It stands while the run is paused. */
export function startQuestionTimer(run: ActivityRun, now: Date): RoomTimer | undefined {
  const questionId = findCurrentQuestionId(run)
  const { seconds = 0 } = run.options
  if (questionId === undefined || seconds === 0 || run.shownKeys.includes(questionId)) return undefined
  const { timeLeft } = run
  const length = timeLeft?.questionId === questionId ? timeLeft.leftMs : seconds * SECOND_MS
  const endsAt = new Date(now.getTime() + length).toISOString()
  return { endsAt, minutes: seconds / SECONDS_PER_MINUTE, runId: run.id, questionId, ...(run.state === 'paused' ? { leftMs: length } : {}) }
}

/** The event that goes with stopping the timer of a question, in one commit: reopened, it goes on with what was left. */
export function keepTimeLeft(
  { timer, runs }: Pick<RoomState, 'timer' | 'runs'>,
  now: Date,
): readonly Extract<RoomEvent, { t: 'time-left' }>[] {
  if (timer?.runId === undefined || timer.questionId === undefined || !runs.some(({ id }) => id === timer.runId)) return []
  return [{ t: 'time-left', runId: timer.runId, questionId: timer.questionId, leftMs: measureTimeLeft(timer, now.getTime()) }]
}

/** Whether an answer that was received at a moment comes after its question's time. */
export function isTooLate({ timer }: Pick<RoomState, 'timer'>, run: ActivityRun, questionId: string, receivedAt: Date): boolean {
  if (isTimerOf(timer, run, questionId)) return measureTimeLeft(timer, receivedAt.getTime()) === 0
  return run.timedOut?.includes(questionId) === true
}

/** The share of the question's time that was left at a moment, 0 to 1. A question whose timer was stopped has none left. */
export function shareOfTimeLeft({ timer }: Pick<RoomState, 'timer'>, run: ActivityRun, questionId: string, receivedAt: Date): number {
  const { seconds = 0 } = run.options
  if (!isTimerOf(timer, run, questionId) || seconds === 0) return 0
  const share = measureTimeLeft(timer, receivedAt.getTime()) / (seconds * SECOND_MS)
  return Math.round(Math.min(1, share) * THOUSANDTHS) / THOUSANDTHS
}

/** The question whose time runs, and the milliseconds left of it; undefined: none, it stands, or it was noted that it is up. */
export function findRunningQuestion(
  { timer, runs }: Pick<RoomState, 'timer' | 'runs'>,
  now: Date,
): { readonly runId: string; readonly questionId: string; readonly leftMs: number } | undefined {
  const run = runs.find(({ id }) => id === timer?.runId)
  if (timer?.questionId === undefined || timer.leftMs !== undefined || run?.state !== 'open') return undefined
  const { questionId } = timer
  if (run.timedOut?.includes(questionId) === true) return undefined
  return { runId: run.id, questionId, leftMs: measureTimeLeft(timer, now.getTime()) }
}

/** Whether the current question takes no more answers because its time is up, and its answer is not shown yet. */
export function isTimeUp(run: ActivityRun): boolean {
  const questionId = findCurrentQuestionId(run)
  return questionId !== undefined && run.timedOut?.includes(questionId) === true && !run.shownKeys.includes(questionId)
}

function isTimerOf(timer: RoomTimer | undefined, run: ActivityRun, questionId: string): timer is RoomTimer {
  return timer?.runId === run.id && timer.questionId === questionId
}
