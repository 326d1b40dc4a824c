import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { Titles } from '#common/domain/workshops/titles.ts'
import type { ActivityText, PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/activity-result.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { OwnParticipantRecord } from '#common/domain/room/rules/participant.ts'
import type {
  ActivityRun,
  AttendanceMark,
  LearningGain,
  OpenLesson,
  ParkedItem,
  Projection,
  ReplannedEntry,
  SessionRun,
  RunOptions,
  RunState,
} from '#common/domain/room/state.ts'

/** The right answers of a question, once the room has seen them. */
export interface AnswerKey {
  readonly questionId: string
  /** Options that are right; empty where there are none. */
  readonly optionIds: readonly string[]
  /** The right answer in words, where it is typed. */
  readonly model: string | undefined
  readonly explanationHtml: string | undefined
}

/** An activity as a phone or the projector shows it. Nothing of it tells what is right, but for `keys`. */
export interface ActivityView {
  readonly runId: string
  readonly kind: ActivityKind
  readonly state: RunState
  readonly anonymous: boolean
  readonly multiple: boolean
  readonly options: RunOptions
  /** In each language that somebody gave; the first of `langs` is always there. */
  readonly texts: Readonly<Partial<Record<Locale, ActivityText>>>
  readonly questions: Readonly<Partial<Record<Locale, readonly QuestionView[]>>>
  /** The languages of the room, the workshop's own first. */
  readonly langs: readonly Locale[]
  /** The question that is asked, from 0; undefined: all of them at once. */
  readonly question: number | undefined
  readonly keys: Readonly<Partial<Record<Locale, readonly AnswerKey[]>>>
  /** What others wrote and may be read or voted for. */
  readonly posts: readonly ShownPost[]
  /** Undefined before the reveal. */
  readonly result: ActivityResult | undefined
}

/** What everybody's phone shows now: the same bytes for all. */
export interface ParticipantView {
  /** By language: a phone shows its own, else the first. */
  readonly titles: Titles
  readonly langs: readonly Locale[]
  readonly isOpen: boolean
  readonly session: { readonly titles: Titles; readonly kind: 'session' | 'break'; readonly endsInMs: number } | undefined
  readonly activity: ActivityView | undefined
  readonly lesson: OpenLesson | undefined
  /** Milliseconds from when this was sent. */
  readonly timerMs: number | undefined
  readonly groups: readonly string[]
  /** Whether there is a paper to take home. */
  readonly takeHome: boolean
}

export type Pace = 'lost' | 'fine' | 'slow'

/** What of one person others can change: the facilitator takes a hand down, or spells a name anew. */
export type ParticipantStatus = Pick<ParticipantState, 'me' | 'handUp'>

/** What only one phone is told. */
export interface ParticipantState {
  readonly me: OwnParticipantRecord
  readonly view: ParticipantView
  /** Own answers to the run on the phones, by question id or ''. */
  readonly answers: Readonly<Record<string, RoomAnswer>>
  /** Own posts to it. */
  readonly posts: readonly { readonly id: string; readonly text: string }[]
  /** Posts one voted for. */
  readonly votes: readonly string[]
  /** Own points of the run, where it gives any and the question was revealed. */
  readonly points: number | undefined
  readonly handUp: boolean
  readonly pace: Pace | undefined
}

/** A run as the facilitator sees it: everything that came in. */
export interface RunView extends Pick<ActivityRun, 'id' | 'entryId' | 'state' | 'question' | 'options' | 'openedAt'> {
  readonly activity: PlannedActivity
  readonly langs: readonly Locale[]
  readonly questions: ActivityView['questions']
  readonly keys: ActivityView['keys']
  readonly shownKeys: readonly string[]
  /** How many answered what is asked now. */
  readonly answered: number
  readonly result: ActivityResult
  /** Hands as they were typed: in the result they count among the answers. */
  readonly hands: ActivityRun['hands']
  readonly podium: readonly PodiumPlace[]
}

export interface PodiumPlace {
  readonly place: number
  readonly name: string
  readonly points: number
}

/** One way to get back to the plan's time. */
export interface TimeProposal {
  readonly kind: 'shorten' | 'drop'
  readonly entryId: string
  readonly title: string
  /** Minutes won. */
  readonly minutes: number
  /** Minutes that are left of it. */
  readonly left: number
}

/** How far the day is from its plan. */
export interface DayClock {
  /** Minutes behind the plan; negative: ahead. */
  readonly behind: number
  /** When the day would end as things stand; ISO time. */
  readonly endsAt: string | undefined
  readonly proposals: readonly TimeProposal[]
}

/** Everything of an open room that changes while it runs, but for its people. */
export interface FacilitatorView {
  readonly workshopId: string
  readonly isOpen: boolean
  readonly code: string
  readonly driveCode: string
  readonly openedAt: string
  readonly current: SessionRun | undefined
  readonly run: readonly SessionRun[]
  readonly replanned: readonly ReplannedEntry[]
  readonly clock: DayClock
  readonly runs: readonly RunView[]
  readonly currentRun: string | undefined
  readonly lesson: OpenLesson | undefined
  readonly projection: Projection
  readonly frozen: boolean
  readonly timer: { readonly endsAt: string; readonly minutes: number } | undefined
  readonly parked: readonly ParkedItem[]
  readonly attendance: Readonly<Record<string, Readonly<Record<string, AttendanceMark>>>>
  readonly pace: Readonly<Record<Pace, number>>
  readonly connected: number
  readonly joined: number
  readonly hands: number
  readonly gain: LearningGain | undefined
  /** Who drives alone: `laptop`, or the id of a facilitator's phone; empty: everybody who may. */
  readonly driver: string
  readonly address: RoomAddress
  readonly copy: CopyState
}

/** An address of this machine. */
export interface MachineAddress {
  readonly address: string
  readonly adapter: string
  readonly likely: 'best' | 'possible' | 'unlikely'
}

export type DoctorLead = 'no-address' | 'firewall' | 'wrong-wifi' | 'isolation' | 'mobile-data' | 'many-people'

/** How phones reach the laptop, and whether one has. */
export interface RoomAddress {
  /** `http://192.168.43.1/ABC123`; empty: the machine has no address that phones could reach. */
  readonly url: string
  readonly port: number
  readonly all: readonly MachineAddress[]
  /** Chosen by the facilitator; undefined: the likely one. */
  readonly chosen: string | undefined
  /** Only a phone that got through proves the room. */
  readonly proof: 'not-proven' | 'proven'
  readonly leads: readonly DoctorLead[]
  /** The address changed while the room was open. */
  readonly changedAt: string | undefined
}

/** The copy on a stick. */
export type CopyState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly folder: string; readonly copiedAt: string | undefined }
  | { readonly kind: 'failed'; readonly folder: string; readonly because: string; readonly copiedAt: string | undefined }

/** What stands on the wall. Names and posts are there only once they were let through. */
export interface ProjectorView {
  readonly workshopTitle: string
  readonly langs: readonly Locale[]
  /** Names of the groups. */
  readonly groups: readonly string[]
  readonly code: string
  readonly url: string
  readonly wifi: { readonly name: string; readonly password: string; readonly hidden: boolean } | undefined
  readonly frozen: boolean
  readonly joined: number
  readonly timer: { readonly endsAt: string; readonly minutes: number } | undefined
  readonly screen: ProjectorScreen
}

export type ProjectorScreen =
  | { readonly kind: 'code' }
  | { readonly kind: 'help' }
  | { readonly kind: 'slide'; readonly title: string; readonly html: string; readonly lang: Locale; readonly courseId: string | undefined }
  | { readonly kind: 'activity'; readonly activity: ActivityView; readonly answered: number }
  | { readonly kind: 'results'; readonly activity: ActivityView; readonly result: ActivityResult; readonly gain: LearningGain | undefined }
  | { readonly kind: 'podium'; readonly places: readonly PodiumPlace[] }
  | { readonly kind: 'parked'; readonly items: readonly ParkedItem[] }
  | { readonly kind: 'timer' }
  | { readonly kind: 'blank' }
