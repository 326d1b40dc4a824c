import type { Locale } from '#common/domain/shared/locale.ts'
import type { Titled } from './titles.ts'
import type { QuestionSeconds } from './question-seconds.ts'
import type { OwnQuestion } from './own-questions/own-question.ts'
import type { OwnSlide } from './own-slides/own-slide.ts'
import type { AgendaName, GuideActivity, GuideSession, Shortening } from '#common/domain/guides/workshop-guide.ts'

/** The texts of an activity on phones. */
export interface ActivityText {
  readonly title: string
  readonly promptHtml: string
  readonly items: readonly string[]
  /** Own names of the steps of a scale, from the lowest; an empty one has none. Undefined: the usual ones. */
  readonly steps?: readonly string[] | undefined
  /** What the comments of an evaluation answer; undefined: the usual question. */
  readonly comment?: string | undefined
}

/** Only the texts of an activity, all of them. */
export function pickText({ title, promptHtml, items, steps, comment }: ActivityText): ActivityText {
  return { title, promptHtml, items, steps, comment }
}

/** An activity of a workshop, in its first language and in translations. */
export interface PlannedActivity extends GuideActivity, ActivityText {
  /** The module whose bank its questions come from; undefined: the workshop's own. */
  readonly courseId?: string | undefined
  /** The language of its main texts where it is not the workshop's first: that one was changed, and they were not written anew. */
  readonly textLang?: Locale | undefined
  /** Questions of its own; `questionIds` names them, too, and says where among the others they are asked. */
  readonly ownQuestions?: readonly OwnQuestion[] | undefined
  /** Seconds for each question of a quiz; undefined: no limit. */
  readonly seconds?: QuestionSeconds | undefined
  readonly translations: Readonly<Partial<Record<Locale, ActivityText>>>
}

/** A break; never dropped or shortened. */
export interface PlannedBreak extends Titled {
  readonly kind: 'break'
  readonly id: string
  readonly minutes: number
}

/** A session of a workshop. The guide's content is copied, so that updates of the module do not change it. */
export interface PlannedSession extends Titled {
  readonly kind: 'session'
  readonly id: string
  readonly minutes: number
  readonly shortening: Shortening
  readonly activities: readonly PlannedActivity[]
  /** The facilitator's notes from the guide; undefined: the session is not from a guide. */
  readonly script: Omit<GuideSession, 'kind' | 'id' | 'title' | 'minutes' | 'shortening' | 'activities'> | undefined
  /** Slides of the facilitator's own, shown after those of the guide; undefined: none. */
  readonly ownSlides?: readonly OwnSlide[] | undefined
}

export type PlannedEntry = PlannedSession | PlannedBreak

/** Somebody on the participant list. Others can join, too. */
export interface ExpectedParticipant {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** Index in `groups`; undefined: in no group. */
  readonly group: number | undefined
}

/** The Wi-Fi network for the QR code. Empty name: none; empty password: an open network. */
export interface RoomWifi {
  readonly name: string
  readonly password: string
  readonly hidden: boolean
}

export interface RoomSettings {
  /** What participants are asked besides their name; never nationality, status, ethnicity or religion. */
  readonly asks: { readonly organisation: boolean; readonly sex: boolean; readonly ageBand: boolean }
  /** When personal data are to be deleted, yyyy-mm-dd; empty: with the workshop. */
  readonly keptUntil: string
  /** Whether phones show the list of expected names to choose from. */
  readonly namesOnPhones: boolean
  /** Whether words, posts and names need approval before the projector shows them. */
  readonly moderated: boolean
  /** Share of the sessions required for a certificate of attendance, in per cent. */
  readonly attendancePercent: number
  readonly wifi: RoomWifi
}

/** A workshop as planned. */
export interface Workshop extends Titled {
  readonly id: string
  readonly place: string
  readonly organisation: string
  /** First and last day, yyyy-mm-dd; empty: not set. */
  readonly from: string
  readonly to: string
  /** Languages of the room; the workshop's texts are in the first. */
  readonly languages: readonly Locale[]
  /** Minutes after midnight. */
  readonly begins: number
  /** The guide it was created from; undefined: none. */
  readonly guide: { readonly courseId: string; readonly agenda: AgendaName; readonly lang: Locale } | undefined
  readonly agenda: readonly PlannedEntry[]
  readonly participants: readonly ExpectedParticipant[]
  /** Names of the groups. */
  readonly groups: readonly string[]
  readonly room: RoomSettings
  /** Templates are copied, never opened. */
  readonly isTemplate: boolean
  readonly createdAt: string
  /** When its room was closed last; undefined: never, or it was opened again. */
  readonly closedAt?: string | undefined
}

export interface NewWorkshopContext {
  readonly id: string
  readonly now: Date
}

/** For names and organisations, so that they fit on badges and lists. */
export const PARTICIPANT_NAME_MAX_LENGTH = 120

export const WORKSHOP_LIMITS = {
  entries: 60,
  minutes: 480,
  participants: 500,
  groups: 40,
  activities: 12,
  items: 8,
  itemLength: 300,
  stepLength: 30,
  promptLength: 4000,
  lineLength: 160,
  questions: 20,
} as const

export const DEFAULT_ROOM_SETTINGS: RoomSettings = {
  asks: { organisation: true, sex: true, ageBand: true },
  keptUntil: '',
  namesOnPhones: false,
  moderated: true,
  attendancePercent: 80,
  wifi: { name: '', password: '', hidden: false },
}

/** Including breaks. */
export function sumPlannedMinutes(agenda: readonly PlannedEntry[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** The activities of all sessions, in the order of the agenda. */
export function listActivities({ agenda }: Pick<Workshop, 'agenda'>): readonly PlannedActivity[] {
  return agenda.flatMap(entry => (entry.kind === 'session' ? entry.activities : []))
}

/** Names of the pictures in some activities, each once. */
export function listPictures(activities: readonly PlannedActivity[]): readonly string[] {
  return [...new Set(activities.flatMap(({ ownQuestions = [] }) => ownQuestions.flatMap(({ picture }) => picture ?? [])))]
}
