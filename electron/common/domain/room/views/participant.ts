import { titlesOf } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { minutesToday } from '#common/domain/room/rules/day-clock.ts'
import { pointsOf } from '#common/domain/room/rules/podium.ts'
import { computeResult } from '#common/domain/room/rules/activity-results.ts'
import { toOwnRecord, type RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { ActivityView, ParticipantStatus, ParticipantState, Pace, ParticipantView } from './view-types.ts'
import { toActivityView, isPreTest } from './activity-run.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'

const MINUTE_MS = 60_000

/** What every phone shows: nothing that was not let through, and no result before the reveal. */
export function toParticipantView(room: RoomState, workshop: Workshop, now: Date): ParticipantView {
  const run = room.runs.find(({ id }) => id === room.currentRun)
  return {
    titles: titlesOf(workshop, workshop.languages),
    langs: workshop.languages,
    isOpen: room.isOpen,
    session: sessionOf(room, workshop, now),
    activity: run && phoneActivity(run, room, workshop),
    lesson: room.lesson,
    timerMs: room.timer && Math.max(0, Date.parse(room.timer.endsAt) - now.getTime()),
    groups: workshop.groups,
    takeHome: hasTakeHome(room),
  }
}

/** A paper is worth its while once a session is over or the room has seen a result. */
export function hasTakeHome({ run, runs }: Pick<RoomState, 'run' | 'runs'>): boolean {
  return run.length > 0 || runs.some(({ state }) => state === 'revealed')
}

function sessionOf({ current, replanned }: RoomState, { agenda, languages }: Workshop, now: Date): ParticipantView['session'] {
  const entry = agenda.find(({ id }) => id === current?.entryId)
  if (entry === undefined || current === undefined) return undefined
  const endsAt = Date.parse(current.startedAt) + minutesToday(entry, replanned) * MINUTE_MS
  return { titles: titlesOf(entry, languages), kind: entry.kind, endsInMs: Math.max(0, endsAt - now.getTime()) }
}

function phoneActivity(run: ActivityRun, room: RoomState, workshop: Workshop): ActivityView {
  const result = toRevealedResult(run, room)
  return toActivityView(run, room.people, workshop.languages, result && isPreTest(run) ? withoutVerdicts(result) : result)
}

/** Beside how often each option was chosen, how many were right would tell which is. */
function withoutVerdicts(result: ActivityResult): ActivityResult {
  if (result.kind !== 'questions') return result
  return {
    ...result,
    questions: result.questions.map(question =>
      question.options.length === 0 ? question : { ...question, right: 0, partly: 0, wrong: 0 },
    ),
  }
}

/** What the room may see of the result: everything after the reveal, before it the questions whose answers were shown. Hidden words stay hidden. */
export function toRevealedResult(run: ActivityRun, room: RoomState): ActivityResult | undefined {
  const result = toVisibleResult(computeResult(run, room.people, findPreviousRound(run, room.runs)))
  if (run.state === 'revealed') return result
  if (result.kind !== 'questions' || run.shownKeys.length === 0) return undefined
  return { ...result, questions: result.questions.filter(({ questionId }) => run.shownKeys.includes(questionId)) }
}

/** A result without what was not let through. */
export function toVisibleResult(result: ActivityResult): ActivityResult {
  if (result.kind === 'words') return { ...result, words: result.words.filter(({ state }) => state === 'shown') }
  if (result.kind === 'posts') return { ...result, posts: result.posts.filter(({ state }) => state === 'shown') }
  if (result.kind === 'ratings') return { ...result, comments: [] }
  return result
}

/** An earlier round of the same activity, for "before and after" on one chart. */
export function findPreviousRound(run: ActivityRun, runs: readonly ActivityRun[]): ActivityRun | undefined {
  if (run.activity.kind !== 'scale') return undefined
  const earlier = runs.slice(0, runs.indexOf(run)).filter(other => other.activity.kind === 'scale' && sameItems(other, run))
  return earlier.at(-1)
}

function sameItems(one: ActivityRun, other: ActivityRun): boolean {
  return (
    one.activity.items.length === other.activity.items.length &&
    one.activity.items.every((item, index) => item === other.activity.items[index])
  )
}

interface Mine {
  readonly person: RoomParticipant
  /** The key under which this person answers the run on the phones. */
  readonly key: string
  readonly pace: Pace | undefined
}

/** What of a person others can change. Undefined: they were taken away. */
export function toParticipantStatus({ people, hands }: Pick<RoomState, 'people' | 'hands'>, personId: string): ParticipantStatus | undefined {
  const person = people[personId]
  return person && { me: toOwnRecord(person), handUp: hands[personId] !== undefined }
}

/** What one phone is told beside what all are told. */
export function toParticipantState(room: RoomState, view: ParticipantView, { person, key, pace }: Mine): ParticipantState {
  const run = room.runs.find(({ id }) => id === room.currentRun)
  return {
    me: toOwnRecord(person),
    handUp: room.hands[person.id] !== undefined,
    view,
    answers: run?.ballots[key] ?? {},
    posts: run?.posts.filter(post => post.by === key).map(({ id, text }) => ({ id, text })) ?? [],
    votes: run?.posts.filter(post => post.votes.includes(key)).map(({ id }) => id) ?? [],
    points: run?.options.points === true ? pointsOf(run, key) : undefined,
    pace,
  }
}
