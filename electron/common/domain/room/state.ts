import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { RoomAnswer } from './rules/answer.ts'
import type { RoomParticipant } from './rules/participant.ts'

/** What somebody wrote for others to read: a word of the cloud, a question on the wall, a group's result, a comment. */
export interface RoomPost {
  readonly id: string
  /** Who wrote it: a person's id, or the key of an anonymous one while it lives; empty: nobody knows. */
  by: string
  /** The group for which it was written. */
  readonly group: number | undefined
  readonly text: string
  /** Only what is `shown` reaches the projector and other phones. */
  state: 'waiting' | 'shown' | 'hidden'
  /** The post that stands for this one too. */
  mergedInto: string | undefined
  /** Who voted for it, as in `by`. */
  votes: string[]
}

export type RunState = 'open' | 'paused' | 'closed' | 'revealed'

/** Set by the facilitator when an activity is started. */
export interface RunOptions {
  /** Right answers earn points, and a podium can be shown. */
  readonly points: boolean
  /** One device answers for its group. */
  readonly teams: boolean
  /** All questions of a quiz at once, each at one's own pace. */
  readonly selfPaced: boolean
}

/** One time an activity is run. */
export interface ActivityRun {
  readonly id: string
  /** The session it belongs to; empty: none. */
  readonly entryId: string
  /** As it was when it was started: later edits change nothing. */
  readonly activity: PlannedActivity
  /** Its questions with their keys, per language, in the order they are asked. */
  readonly questions: Readonly<Partial<Record<Locale, readonly Question[]>>>
  readonly options: RunOptions
  readonly openedAt: string
  state: RunState
  /** The question that is being asked, from 0. */
  question: number
  /** Questions whose answers the room has seen, by id. */
  shownKeys: string[]
  /** By who answered (a person's id, or an anonymous key while it lives), then by question id; '' where there is one answer. */
  ballots: Record<string, Record<string, RoomAnswer>>
  posts: RoomPost[]
  /** Hands counted in the room, per question id or '', an entry for each option. */
  hands: Record<string, number[]>
}

/** A session or break as it was run. */
export interface SessionRun {
  readonly entryId: string
  readonly startedAt: string
  endedAt: string | undefined
}

/** What the day does otherwise than the plan. */
export interface ReplannedEntry {
  readonly entryId: string
  readonly minutes: number
  readonly dropped: boolean
}

export type AttendanceMark = 'joined' | 'answered' | 'ticked' | 'unticked'

export interface ParkedItem {
  readonly id: string
  readonly text: string
  readonly at: string
}

/** What the projector shows. */
export type Projection =
  | { readonly kind: 'code' }
  | { readonly kind: 'help' }
  | { readonly kind: 'slide'; readonly entryId: string; readonly slide: number }
  | { readonly kind: 'activity'; readonly runId: string }
  | { readonly kind: 'results'; readonly runId: string }
  | { readonly kind: 'podium'; readonly runId: string }
  | { readonly kind: 'parked' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'blank' }

/** What both tests say of the room: only those who took both count. */
export interface LearningGain {
  /** People who answered both. */
  readonly n: number
  /** Mean share of the points, 0 to 1. */
  readonly before: number
  readonly after: number
  readonly questions: readonly { readonly questionId: string; readonly before: number; readonly after: number }[]
}

/** A lesson or quiz that everybody may open on their phone. */
export interface OpenLesson {
  readonly courseId: string
  readonly lessonId: string
}

/**
 * A room as it stands: what all entries of its journal make, one after another. It belongs to the room that applies them;
 * everybody else reads it.
 */
export interface RoomState {
  readonly workshopId: string
  code: string
  driveCode: string
  /** On which phones found it last; undefined: it was never open. */
  port: number | undefined
  isOpen: boolean
  openedAt: string
  closedAt: string | undefined
  people: Record<string, RoomParticipant>
  /** Those who were removed or merged, by id; the value is who stands for them, or ''. */
  gone: Record<string, string>
  current: SessionRun | undefined
  run: SessionRun[]
  replanned: ReplannedEntry[]
  runs: ActivityRun[]
  /** The run on the phones. */
  currentRun: string | undefined
  lesson: OpenLesson | undefined
  projection: Projection
  frozen: boolean
  timer: { readonly endsAt: string; readonly minutes: number } | undefined
  parked: ParkedItem[]
  /** By session, then by person. */
  attendance: Record<string, Record<string, AttendanceMark>>
  /** By person: since when. */
  hands: Record<string, string>
  gain: LearningGain | undefined
}

export function emptyRoom(workshopId: string): RoomState {
  return {
    workshopId,
    code: '',
    driveCode: '',
    port: undefined,
    isOpen: false,
    openedAt: '',
    closedAt: undefined,
    people: {},
    gone: {},
    current: undefined,
    run: [],
    replanned: [],
    runs: [],
    currentRun: undefined,
    lesson: undefined,
    projection: { kind: 'code' },
    frozen: false,
    timer: undefined,
    parked: [],
    attendance: {},
    hands: {},
    gain: undefined,
  }
}
