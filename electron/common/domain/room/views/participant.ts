import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { minutesToday } from '#common/domain/room/rules/day-clock.ts'
import { toOwnRecord, type OwnParticipantRecord, type RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { computePoints } from '#common/domain/room/rules/results/podium.ts'
import { measureTimeLeft } from '#common/domain/room/rules/room-timer.ts'
import { toParticipantResult } from '#common/domain/room/rules/results/visible-result.ts'
import type { OpenLesson, RoomState } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { collectTitles, type Titles } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { toActivityView, type ActivityView } from './activity-view.ts'

const MINUTE_MS = 60_000

/** What all phones show: the same bytes for everybody. */
export interface ParticipantView {
  /** Per language; a phone without its own shows the first of `langs`. */
  readonly titles: Titles
  readonly langs: readonly Locale[]
  readonly isOpen: boolean
  readonly isRehearsal: boolean
  readonly session: { readonly titles: Titles; readonly kind: 'session' | 'break'; readonly endsInMs: number } | undefined
  readonly activity: ActivityView | undefined
  readonly lesson: OpenLesson | undefined
  /** Milliseconds left when this was sent. */
  readonly timerMs: number | undefined
  /** The timer stands while the activity is paused. */
  readonly isTimerStanding: boolean
  readonly groups: readonly string[]
  /** Whether there is a take-home document. */
  readonly takeHome: boolean
}

/** How a participant finds the pace of the session. */
export type Pace = 'lost' | 'fine' | 'slow'

/** What only the phones of one participant receive. */
export interface ParticipantState {
  readonly me: OwnParticipantRecord
  readonly view: ParticipantView
  /** Own answers to the current run, by question id or ''. */
  readonly answers: Readonly<Record<string, RoomAnswer>>
  /** Own posts to the current run. */
  readonly posts: readonly { readonly id: string; readonly text: string }[]
  /** Ids of the posts voted for. */
  readonly votes: readonly string[]
  /** Own points in the current run; undefined: it gives none. */
  readonly points: number | undefined
  readonly handUp: boolean
  readonly pace: Pace | undefined
}

/** The part of it that others can change: the facilitator lowers a hand or corrects a name. */
export type ParticipantStatus = Pick<ParticipantState, 'me' | 'handUp'>

/** Contains nothing unapproved, and no result before it is revealed. */
export function toParticipantView(room: RoomState, workshop: Workshop, now: Date): ParticipantView {
  const run = room.runs.find(({ id }) => id === room.currentRun)
  return {
    titles: collectTitles(workshop, workshop.languages),
    langs: workshop.languages,
    isOpen: room.isOpen,
    isRehearsal: room.rehearsal !== undefined,
    session: findCurrentSession(room, workshop, now),
    activity: run && toActivityView(run, room.people, workshop.languages, toParticipantResult(run, room)),
    lesson: room.lesson,
    timerMs: room.timer && measureTimeLeft(room.timer, now.getTime()),
    isTimerStanding: room.timer?.leftMs !== undefined,
    groups: workshop.groups,
    takeHome: hasTakeHome(room),
  }
}

/** There is something to take home once a session has ended or a result was revealed; of a rehearsal, never. */
export function hasTakeHome({ run, runs, rehearsal }: Pick<RoomState, 'run' | 'runs' | 'rehearsal'>): boolean {
  if (rehearsal !== undefined) return false
  return run.length > 0 || runs.some(({ state }) => state === 'revealed')
}

function findCurrentSession({ current, replanned }: RoomState, { agenda, languages }: Workshop, now: Date): ParticipantView['session'] {
  const entry = agenda.find(({ id }) => id === current?.entryId)
  if (entry === undefined || current === undefined) return undefined
  const endsAt = Date.parse(current.startedAt) + minutesToday(entry, replanned) * MINUTE_MS
  return { titles: collectTitles(entry, languages), kind: entry.kind, endsInMs: Math.max(0, endsAt - now.getTime()) }
}

/** Undefined: the participant was removed. */
export function toParticipantStatus(
  { people, hands }: Pick<RoomState, 'people' | 'hands'>,
  participantId: string,
): ParticipantStatus | undefined {
  const participant = people[participantId]
  return participant && { me: toOwnRecord(participant), handUp: hands[participantId] !== undefined }
}

interface ParticipantContext {
  readonly person: RoomParticipant
  /** Under which this participant answers the current run. */
  readonly respondentId: string
  readonly pace: Pace | undefined
}

export function toParticipantState(
  room: RoomState,
  view: ParticipantView,
  { person, respondentId, pace }: ParticipantContext,
): ParticipantState {
  const run = room.runs.find(({ id }) => id === room.currentRun)
  return {
    me: toOwnRecord(person),
    handUp: room.hands[person.id] !== undefined,
    view,
    answers: run?.ballots[respondentId] ?? {},
    posts: run?.posts.filter(({ by }) => by === respondentId).map(({ id, text }) => ({ id, text })) ?? [],
    votes: run?.posts.filter(({ votes }) => votes.includes(respondentId)).map(({ id }) => id) ?? [],
    points: run?.options.points === true ? computePoints(run, respondentId) : undefined,
    pace,
  }
}
