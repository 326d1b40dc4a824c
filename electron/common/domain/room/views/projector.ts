import type { ActivityResult, ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { findCurrentQuestionId, findPreviousRound } from '#common/domain/room/rules/activity-run.ts'
import { computeResult, countAnswered } from '#common/domain/room/rules/results/compute-result.ts'
import { minutesToday } from '#common/domain/room/rules/day-clock.ts'
import { listProjectorLangs, resolveProjectorLanguages } from '#common/domain/room/rules/projector-languages.ts'
import type { ProjectorLanguages } from '#common/domain/room/rules/projector-settings.ts'
import { computePodium, type PodiumPlace } from '#common/domain/room/rules/results/podium.ts'
import { selectNames, toShownPosts } from '#common/domain/room/rules/results/post-results.ts'
import { toVisibleResult } from '#common/domain/room/rules/results/visible-result.ts'
import type { RoomTimer } from '#common/domain/room/state.ts'
import type { ActivityRun, LearningGain, ParkedItem, Projection, RoomState } from '#common/domain/room/state.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { workshopPictureUrl } from '#common/domain/workshops/own-questions/picture.ts'
import { listSlides } from '#common/domain/workshops/own-slides/session-slides.ts'
import { collectTitles, type Titles } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { toActivityView, type ActivityView } from './activity-view.ts'

const MINUTE_MS = 60_000

/** What the projector shows. Names and posts only once they were approved. */
export interface ProjectorView {
  /** Per language; the first of `langs` is always there. */
  readonly titles: Titles
  /** What the languages of the room are shown in. */
  readonly languages: ProjectorLanguages
  /** Whether a small QR code is in the corner. */
  readonly cornerCode: boolean
  readonly langs: readonly Locale[]
  /** Names of the groups. */
  readonly groups: readonly string[]
  readonly code: string
  readonly url: string
  readonly wifi: { readonly name: string; readonly password: string; readonly hidden: boolean } | undefined
  readonly frozen: boolean
  readonly isRehearsal: boolean
  readonly joined: number
  /** Room time when this was sent. */
  readonly now: string
  readonly timer: RoomTimer | undefined
  readonly screen: ProjectorScreen
  /** Of what people wrote, from 0; it is turned by the facilitator. Undefined: the first. */
  readonly page?: number | undefined
}

export type ProjectorScreen =
  | { readonly kind: 'code' }
  | { readonly kind: 'help' }
  | ({ readonly kind: 'slide'; readonly title: string; readonly lang: Locale; readonly courseId: string | undefined } & (
      | { readonly html: string }
      /** `picture`: its address; `number`, from 1, of `count` slides names it where it has no title. */
      | { readonly picture: string; readonly number: number; readonly count: number }
    ))
  /** `words`: of an open word cloud, which grows while answers arrive. */
  | {
      readonly kind: 'activity'
      readonly activity: ActivityView
      readonly answered: number
      readonly words: (ActivityResult & { readonly kind: 'words' }) | undefined
    }
  | { readonly kind: 'results'; readonly activity: ActivityView; readonly result: ActivityResult; readonly gain: LearningGain | undefined }
  /** `post`: approved. */
  | { readonly kind: 'post'; readonly activity: ActivityView; readonly post: ShownPost }
  | { readonly kind: 'podium'; readonly places: readonly PodiumPlace[] }
  | { readonly kind: 'parked'; readonly items: readonly ParkedItem[] }
  | { readonly kind: 'timer' }
  /** `endsAt`: in room time, with the minutes the break was changed to. */
  | { readonly kind: 'break'; readonly titles: Titles; readonly endsAt: string }
  | { readonly kind: 'blank' }

export function toProjectorView(room: RoomState, workshop: Workshop, url: string, now: Date): ProjectorView {
  const { wifi } = workshop.room
  return {
    titles: collectTitles(workshop, workshop.languages),
    languages: resolveProjectorLanguages(room.projector.languages, listProjectorLangs(workshop, room.runs)),
    cornerCode: room.projector.cornerCode,
    langs: workshop.languages,
    groups: workshop.groups,
    code: room.code,
    url,
    wifi: wifi.name === '' ? undefined : wifi,
    frozen: room.frozen,
    isRehearsal: room.rehearsal !== undefined,
    joined: Object.keys(room.people).length,
    now: now.toISOString(),
    timer: room.timer,
    screen: toScreen(room, workshop),
    page: 'page' in room.projection ? room.projection.page : undefined,
  }
}

function toScreen(room: RoomState, workshop: Workshop): ProjectorScreen {
  const { projection } = room
  switch (projection.kind) {
    case 'code':
    case 'help':
    case 'timer':
    case 'blank':
      return { kind: projection.kind }
    case 'break':
      return toBreakScreen(room, workshop)
    case 'parked':
      return { kind: 'parked', items: room.parked }
    case 'slide':
      return toSlideScreen(workshop, projection.entryId, projection.slide)
    case 'activity':
    case 'results':
    case 'post':
    case 'podium':
      return toRunScreen(room, workshop, projection)
    default:
      return assertNever(projection)
  }
}

/** Once the break is over: the room code, until the facilitator shows something else. */
function toBreakScreen({ current, replanned }: RoomState, { agenda, languages }: Workshop): ProjectorScreen {
  const entry = agenda.find(({ id }) => id === current?.entryId)
  if (current === undefined || entry?.kind !== 'break') return { kind: 'code' }
  const endsAt = new Date(Date.parse(current.startedAt) + minutesToday(entry, replanned) * MINUTE_MS)
  return { kind: 'break', titles: collectTitles(entry, languages), endsAt: endsAt.toISOString() }
}

function toSlideScreen(workshop: Workshop, entryId: string, index: number): ProjectorScreen {
  const entry = workshop.agenda.find(({ id }) => id === entryId)
  const slides = listSlides(entry)
  const slide = slides[index]
  if (slide === undefined) return { kind: 'code' }
  const { title } = slide
  const first = workshop.languages[0] ?? 'en'
  if (slide.kind === 'guide')
    return { kind: 'slide', title, html: slide.html, lang: workshop.guide?.lang ?? first, courseId: workshop.guide?.courseId }
  const own = { kind: 'slide', title, lang: slide.textLang ?? first, courseId: undefined } as const
  return slide.kind === 'text'
    ? { ...own, html: slide.html }
    : { ...own, picture: workshopPictureUrl(workshop.id, slide.picture), number: index + 1, count: slides.length }
}

function toRunScreen(room: RoomState, workshop: Workshop, projection: Extract<Projection, { readonly runId: string }>): ProjectorScreen {
  const run = room.runs.find(({ id }) => id === projection.runId)
  if (run === undefined) return { kind: 'code' }
  if (projection.kind === 'post') return toPostScreen(room, workshop, run, projection.postId)
  const { kind } = projection
  if (kind === 'podium') return { kind: 'podium', places: computePodium(run, selectNames(run, room.people, 'everyone'), workshop.groups) }
  const result = toVisibleResult(computeResult(run, selectNames(run, room.people, 'everyone'), findPreviousRound(run, room.runs)))
  const activity = toActivityView(run, room.people, workshop.languages, kind === 'results' ? result : undefined)
  if (kind === 'activity')
    return {
      kind: 'activity',
      activity,
      answered: countAnswered(run, findCurrentQuestionId(run)),
      words: result.kind === 'words' ? result : undefined,
    }
  return { kind: 'results', activity, result, gain: run.activity.kind === 'post-test' ? room.gain : undefined }
}

/** A post that was hidden or merged meanwhile makes room for its activity again. */
function toPostScreen(room: RoomState, workshop: Workshop, run: ActivityRun, postId: string): ProjectorScreen {
  const names = selectNames(run, room.people, 'everyone')
  const post = toShownPosts(run, names).find(({ id, state }) => id === postId && state === 'shown')
  if (post === undefined) return toRunScreen(room, workshop, { kind: run.state === 'revealed' ? 'results' : 'activity', runId: run.id })
  return { kind: 'post', activity: toActivityView(run, room.people, workshop.languages, undefined), post }
}
