import type { InputOf } from '#common/contract/index.ts'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { findUndoableEntry } from '#common/domain/room/rules/start-entry.ts'
import { listSlides } from '#common/domain/workshops/own-slides/session-slides.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import { findCurrentEntry, findCurrentSession, findNextEntry, findRunOnPhones, listCurrentActivities } from './room-control-queries.ts'

/** What *Next* and *Back* do, with what they name. Slides and questions count from 0. */
export type RemoteStep =
  | { readonly kind: 'slide'; readonly entryId: string; readonly slide: number; readonly count: number }
  | { readonly kind: 'show-answer'; readonly runId: string }
  | { readonly kind: 'question'; readonly runId: string; readonly question: number; readonly count: number }
  | { readonly kind: 'show-results'; readonly runId: string }
  | { readonly kind: 'activity'; readonly activityId: string; readonly title: string }
  | { readonly kind: 'entry'; readonly entryId: string; readonly title: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'undo-entry'; readonly startedAt: string; readonly title: string }

/** The slide that was on the screen last, of the session it belongs to. */
export type LastSlide = Extract<InputOf<'room.project'>['projection'], { readonly kind: 'slide' }>

const isRunning = ({ state }: RunView): boolean => state === 'open' || state === 'paused'
const countQuestions = ({ activity, options, questions }: RunView): number =>
  activity.kind === 'quiz-round' && !options.selfPaced ? (Object.values(questions)[0]?.length ?? 0) : 0

/** The likeliest next action: what is running is finished first, then come slides, activities and the next entry. Undefined: nothing is left. */
export function findNextStep(control: RoomControl, lastSlide: LastSlide | undefined): RemoteStep | undefined {
  const run = findRunOnPhones(control)
  if (run !== undefined && isRunning(run)) return findRunStep(run)
  const session = findCurrentSession(control)
  const count = listSlides(session).length
  const slide = lastSlide !== undefined && lastSlide.entryId === session?.id ? lastSlide.slide + 1 : 0
  if (session !== undefined && slide < count) return { kind: 'slide', entryId: session.id, slide, count }
  const activity = session && listCurrentActivities(control).find(one => one.run === undefined)?.activity
  if (activity !== undefined) return { kind: 'activity', activityId: activity.id, title: activity.title }
  const entry = findNextEntry(control)
  if (entry !== undefined) return { kind: 'entry', entryId: entry.id, title: entry.title }
  return findCurrentEntry(control) === undefined ? undefined : { kind: 'end' }
}

function findRunStep(run: RunView): RemoteStep {
  const asked = Object.values(run.questions)[0]?.[run.question]
  const count = countQuestions(run)
  if (count === 0 || asked === undefined) return { kind: 'show-results', runId: run.id }
  if (!run.shownKeys.includes(asked.id)) return { kind: 'show-answer', runId: run.id }
  if (run.question + 1 < count) return { kind: 'question', runId: run.id, question: run.question + 1, count }
  return { kind: 'show-results', runId: run.id }
}

/** What *Back* returns to: the question, the slide or the session before. Undefined: there is nothing to go back to. */
export function findStepBack(control: RoomControl, lastSlide: LastSlide | undefined, nowMs: number): RemoteStep | undefined {
  const { projection } = control.live
  const run = findRunOnPhones(control)
  if (run !== undefined && isRunning(run) && countQuestions(run) > 0 && run.question > 0)
    return { kind: 'question', runId: run.id, question: run.question - 1, count: countQuestions(run) }
  const session = findCurrentSession(control)
  const count = listSlides(session).length
  if (session !== undefined && lastSlide?.entryId === session.id && lastSlide.slide < count) {
    const slide = projection.kind === 'slide' ? lastSlide.slide - 1 : lastSlide.slide
    if (slide >= 0) return { kind: 'slide', entryId: session.id, slide, count }
  }
  const ended = findUndoableEntry(control.live, nowMs)
  const title = control.workshop.agenda.find(({ id }) => id === ended?.entryId)?.title
  return ended === undefined || title === undefined ? undefined : { kind: 'undo-entry', startedAt: ended.startedAt, title }
}
