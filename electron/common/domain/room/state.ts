import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { QuestionSeconds } from '#common/domain/workshops/question-seconds.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { RoomAnswer } from './rules/answer.ts'
import { DEFAULT_PROJECTOR_SETTINGS, type ProjectorSettings } from './rules/projector-settings.ts'
import type { RoomParticipant } from './rules/participant.ts'
import type { WallSettings } from './wall/wall-settings.ts'

/** Text that others may read: a word of the cloud, a question for the room, a group's result, a comment. */
export interface RoomPost {
  readonly id: string
  /** Respondent id of the author: a participant's id, or an anonymity key until the run is sealed; empty: unknown. */
  readonly by: string
  /** The group for which it was written. */
  readonly group: number | undefined
  readonly text: string
  /** Only `shown` posts reach the projector and other phones. */
  readonly state: 'waiting' | 'shown' | 'hidden'
  /** Id of the post that this one was merged into. */
  readonly mergedInto: string | undefined
  /** Respondent ids of those who voted for it. */
  readonly votes: readonly string[]
  /** The question was answered in the room. */
  readonly answered?: boolean | undefined
  /** Index of its column on the board, and the heading it stands under there. */
  readonly column?: number | undefined
  readonly heading?: string | undefined
}

/** Where a post stands and whether it was answered: what the facilitator changes of it without changing its text. */
export type PostArrangement = Pick<RoomPost, 'answered' | 'column' | 'heading'>

export type RunState = 'open' | 'paused' | 'closed' | 'revealed'

/** On phones, or by raising hands that the facilitator counts; never both. */
export type AnswerWay = 'phones' | 'hands'

/** Chosen by the facilitator when starting an activity. */
export interface RunOptions {
  /** Correct answers earn points, and a podium can be shown. */
  readonly points: boolean
  /** One device answers for its group. */
  readonly teams: boolean
  /** All questions of a quiz at once, at the participant's own pace. */
  readonly selfPaced: boolean
  /** Seconds for each question of a quiz that goes from question to question; undefined: no limit. */
  readonly seconds?: QuestionSeconds | undefined
  /** The sooner a correct answer comes, the more points it earns. */
  readonly speed?: boolean | undefined
  /** How a show of hands is answered; undefined: other activities, which take phones and the hands of people without one. */
  readonly answers?: AnswerWay | undefined
}

/** An activity while or after it is run. */
export interface ActivityRun {
  readonly id: string
  /** Agenda entry of its session; empty: none. */
  readonly entryId: string
  /** Copied when the run starts: later edits of the workshop do not change it. */
  readonly activity: PlannedActivity
  /** Its questions with their correct answers, per language, in the order they are asked. */
  readonly questions: Readonly<Partial<Record<Locale, readonly Question[]>>>
  readonly options: RunOptions
  readonly openedAt: string
  readonly state: RunState
  /** Index of the current question. */
  readonly question: number
  /** Ids of the questions whose correct answers were shown. */
  readonly shownKeys: readonly string[]
  /** Ids of the questions whose time is up; undefined: none. */
  readonly timedOut?: readonly string[] | undefined
  /** What was left of the current question's time when the run was closed or another activity came between; undefined: nothing was kept. */
  readonly timeLeft?: { readonly questionId: string; readonly leftMs: number } | undefined
  /** By respondent id (a participant's id, or an anonymity key until the run is sealed), then by question id; '' for the only answer. */
  readonly ballots: Readonly<Record<string, Readonly<Record<string, RoomAnswer>>>>
  readonly posts: readonly RoomPost[]
  /** Undefined: a list by votes. */
  readonly wall?: WallSettings | undefined
  /** Raised hands counted in the room, one number per option, by question id or ''. */
  readonly hands: Readonly<Record<string, readonly number[]>>
}

/** A session or break as it was run. */
export interface SessionRun {
  readonly entryId: string
  readonly startedAt: string
  readonly endedAt: string | undefined
}

/** A change to the planned minutes of an agenda entry during the day. */
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
  /** `page`: of its posts, from 0; undefined: the first. */
  | { readonly kind: 'activity'; readonly runId: string; readonly page?: number | undefined }
  | { readonly kind: 'results'; readonly runId: string; readonly page?: number | undefined }
  /** One post alone. */
  | { readonly kind: 'post'; readonly runId: string; readonly postId: string }
  | { readonly kind: 'podium'; readonly runId: string }
  | { readonly kind: 'parked'; readonly page?: number | undefined }
  | { readonly kind: 'timer' }
  /** When the break that is running ends. */
  | { readonly kind: 'break' }
  | { readonly kind: 'blank' }

/** Pre-test against post-test, over the participants who took both. */
export interface LearningGain {
  /** Participants who answered both tests. */
  readonly n: number
  /** Mean share of the points, 0 to 1. */
  readonly before: number
  readonly after: number
  readonly questions: readonly { readonly questionId: string; readonly before: number; readonly after: number }[]
}

/** A countdown for the whole room, in room time. */
export interface RoomTimer {
  readonly endsAt: string
  /** As it was set. */
  readonly minutes: number
  /** The activity run that it was set for: it stands and ends with it. */
  readonly runId?: string | undefined
  /** The question of that run whose time it is: its answers close at zero. */
  readonly questionId?: string | undefined
  /** While it stands: the milliseconds left. */
  readonly leftMs?: number | undefined
}

/** A lesson that participants can open on their phones. */
export interface OpenLesson {
  readonly courseId: string
  readonly lessonId: string
}

/** A room that is only rehearsed: pretend phones answer by themselves, and nothing of it is kept. */
export interface Rehearsal {
  /** How many of them there are. */
  readonly phones: number
}

/** A room: what the events of its journal add up to. Only the reducer changes it. */
export interface RoomState {
  readonly workshopId: string
  readonly code: string
  /** The facilitator code, under its stored name. */
  readonly driveCode: string
  /** Port that phones last used; undefined: the room was never open. */
  readonly port: number | undefined
  readonly isOpen: boolean
  readonly openedAt: string
  readonly closedAt: string | undefined
  readonly people: Readonly<Record<string, RoomParticipant>>
  /** Participants who were removed or merged, by id; the value is the id they were merged into, or ''. */
  readonly gone: Readonly<Record<string, string>>
  readonly current: SessionRun | undefined
  readonly run: readonly SessionRun[]
  readonly replanned: readonly ReplannedEntry[]
  readonly runs: readonly ActivityRun[]
  /** Ids of runs that were discarded. */
  readonly discarded: readonly string[]
  /** Id of the run that phones show. */
  readonly currentRun: string | undefined
  readonly lesson: OpenLesson | undefined
  readonly projection: Projection
  readonly frozen: boolean
  readonly projector: ProjectorSettings
  readonly timer: RoomTimer | undefined
  readonly parked: readonly ParkedItem[]
  /** By agenda entry, then by participant. */
  readonly attendance: Readonly<Record<string, Readonly<Record<string, AttendanceMark>>>>
  /** Since when a hand is raised, by participant. */
  readonly hands: Readonly<Record<string, string>>
  readonly gain: LearningGain | undefined
  /** Undefined: it is held. */
  readonly rehearsal?: Rehearsal | undefined
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export interface MutableActivityRun extends Writable<ActivityRun> {
  ballots: Record<string, Readonly<Record<string, RoomAnswer>>>
  hands: Record<string, readonly number[]>
}

/** The state that `reduceRoom` writes to, in place: copying a thousand ballots for each answer would be too slow. */
export interface MutableRoomState extends Writable<RoomState> {
  people: Record<string, RoomParticipant>
  gone: Record<string, string>
  runs: MutableActivityRun[]
  attendance: Record<string, Record<string, AttendanceMark>>
  hands: Record<string, string>
}

export function emptyRoom(workshopId: string): MutableRoomState {
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
    discarded: [],
    currentRun: undefined,
    lesson: undefined,
    projection: { kind: 'code' },
    frozen: false,
    projector: DEFAULT_PROJECTOR_SETTINGS,
    timer: undefined,
    parked: [],
    attendance: {},
    hands: {},
    gain: undefined,
  }
}

/** Copies what the reducer changes in place, so that the original stays as it is. */
export function copyRoom(room: RoomState): MutableRoomState {
  return {
    ...room,
    people: { ...room.people },
    gone: { ...room.gone },
    runs: room.runs.map(run => ({ ...run, ballots: { ...run.ballots }, hands: { ...run.hands } })),
    attendance: Object.fromEntries(Object.entries(room.attendance).map(([entryId, marks]) => [entryId, { ...marks }])),
    hands: { ...room.hands },
  }
}
