import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { findPreviousRound, toVisibleResult } from './participant.ts'
import { computePodium } from '#common/domain/room/rules/podium.ts'
import { countAnswered, computeResult } from '#common/domain/room/rules/activity-results.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { ProjectorScreen, ProjectorView } from './view-types.ts'
import { toActivityView, findCurrentQuestionId } from './activity-run.ts'

/** What stands on the wall. */
export function toProjectorView(room: RoomState, workshop: Workshop, url: string): ProjectorView {
  const { wifi } = workshop.room
  return {
    workshopTitle: workshop.title,
    langs: workshop.languages,
    groups: workshop.groups,
    code: room.code,
    url,
    wifi: wifi.name === '' ? undefined : wifi,
    frozen: room.frozen,
    joined: Object.keys(room.people).length,
    timer: room.timer,
    screen: screenOf(room, workshop),
  }
}

function screenOf(room: RoomState, workshop: Workshop): ProjectorScreen {
  const { projection } = room
  switch (projection.kind) {
    case 'code':
    case 'help':
    case 'timer':
    case 'blank':
      return { kind: projection.kind }
    case 'parked':
      return { kind: 'parked', items: room.parked }
    case 'slide':
      return slideOf(workshop, projection.entryId, projection.slide)
    case 'activity':
    case 'results':
    case 'podium':
      return runScreen(room, workshop, projection)
    default:
      return assertNever(projection)
  }
}

function slideOf(workshop: Workshop, entryId: string, index: number): ProjectorScreen {
  const entry = workshop.agenda.find(({ id }) => id === entryId)
  const slide = entry?.kind === 'session' ? entry.script?.slides[index] : undefined
  if (slide === undefined) return { kind: 'code' }
  return {
    kind: 'slide',
    title: slide.title,
    html: slide.html,
    lang: workshop.guide?.lang ?? workshop.languages[0] ?? 'en',
    courseId: workshop.guide?.courseId,
  }
}

function runScreen(
  room: RoomState,
  workshop: Workshop,
  { kind, runId }: Extract<RoomState['projection'], { readonly runId: string }>,
): ProjectorScreen {
  const run = room.runs.find(({ id }) => id === runId)
  if (run === undefined) return { kind: 'code' }
  if (kind === 'podium') return { kind: 'podium', places: computePodium(run, room.people, workshop.groups) }
  const result = toVisibleResult(computeResult(run, room.people, findPreviousRound(run, room.runs)))
  const activity = toActivityView(run, room.people, workshop.languages, kind === 'results' ? result : undefined)
  if (kind === 'activity') return { kind: 'activity', activity, answered: countAnswered(run, findCurrentQuestionId(run)) }
  return { kind: 'results', activity, result, gain: run.activity.kind === 'post-test' ? room.gain : undefined }
}
