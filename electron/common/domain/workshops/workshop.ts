import type { Locale } from '#common/domain/shared/locale.ts'
import type { Titled } from './titles.ts'
import type { AgendaName, GuideActivity, GuideSession, Shortening } from '#common/domain/guides/workshop-guide.ts'

/** An activity as it is read on a phone. */
export interface ActivityText {
  readonly title: string
  readonly promptHtml: string
  readonly items: readonly string[]
}

/** An activity as this workshop holds it, in the workshop's first language and in as many others as somebody gave. */
export interface PlannedActivity extends GuideActivity {
  /** The module whose bank its questions are from; undefined: the one the workshop was made from. */
  readonly courseId?: string | undefined
  readonly translations: Readonly<Partial<Record<Locale, ActivityText>>>
}

/** A break of the day: it is never dropped and never shortened. */
export interface PlannedBreak extends Titled {
  readonly kind: 'break'
  readonly id: string
  readonly minutes: number
}

/** A session as this workshop holds it. What the guide said is copied in: a later edition of the module changes no workshop. */
export interface PlannedSession extends Titled {
  readonly kind: 'session'
  readonly id: string
  readonly minutes: number
  readonly shortening: Shortening
  readonly activities: readonly PlannedActivity[]
  /** What the guide tells the facilitator of it; undefined: the session was made here. */
  readonly script: Omit<GuideSession, 'kind' | 'id' | 'title' | 'minutes' | 'shortening' | 'activities'> | undefined
}

export type PlannedEntry = PlannedSession | PlannedBreak

/** Somebody who is expected. Who comes on the day joins without having been written down. */
export interface ExpectedParticipant {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** Of `groups`; undefined: in none yet. */
  readonly group: number | undefined
}

/** The Wi-Fi of the room, for the code that joins it; an empty name: none was given. An empty password: an open network. */
export interface RoomWifi {
  readonly name: string
  readonly password: string
  readonly hidden: boolean
}

/** How the room is run. */
export interface RoomSettings {
  /** What is asked beside the name; never nationality, status, ethnicity or religion. */
  readonly asks: { readonly organisation: boolean; readonly sex: boolean; readonly ageBand: boolean }
  /** Until when personal data are kept, yyyy-mm-dd; empty: until the workshop is deleted. */
  readonly keptUntil: string
  /** Whether phones are shown the list of expected names to choose from. */
  readonly namesOnPhones: boolean
  /** Whether words, posts and names reach the projector only once they were let through. */
  readonly moderated: boolean
  /** Share of the sessions that earns a certificate of attendance, in per cent. */
  readonly attendancePercent: number
  readonly wifi: RoomWifi
}

/** A workshop as it is prepared. */
export interface Workshop extends Titled {
  readonly id: string
  readonly place: string
  readonly organisation: string
  /** First and last day, yyyy-mm-dd; empty: not fixed yet. */
  readonly from: string
  readonly to: string
  /** Languages of the room; texts of the workshop are in the first. */
  readonly languages: readonly Locale[]
  /** Minutes after midnight. */
  readonly begins: number
  /** Where it was made from; undefined: from nothing. */
  readonly guide: { readonly courseId: string; readonly agenda: AgendaName; readonly lang: Locale } | undefined
  readonly agenda: readonly PlannedEntry[]
  readonly participants: readonly ExpectedParticipant[]
  /** Names of the groups. */
  readonly groups: readonly string[]
  readonly room: RoomSettings
  /** Kept to make others from; never opened. */
  readonly isTemplate: boolean
  readonly createdAt: string
}

/** What identifies what is made. */
export interface NewWorkshopContext {
  readonly id: string
  readonly now: Date
}

/** Longest name and organisation that a badge or a list can hold. */
export const PARTICIPANT_NAME_MAX_LENGTH = 120

export const WORKSHOP_LIMITS = {
  entries: 60,
  minutes: 480,
  participants: 500,
  groups: 40,
  activities: 12,
  items: 8,
  itemLength: 300,
  promptLength: 4000,
} as const

export const DEFAULT_ROOM_SETTINGS: RoomSettings = {
  asks: { organisation: true, sex: true, ageBand: true },
  keptUntil: '',
  namesOnPhones: false,
  moderated: true,
  attendancePercent: 80,
  wifi: { name: '', password: '', hidden: false },
}

/** The length of the day in minutes, breaks and all. */
export function sumPlannedMinutes(agenda: readonly PlannedEntry[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** The activities of all sessions, in the order of the agenda. */
export function listActivities({ agenda }: Pick<Workshop, 'agenda'>): readonly PlannedActivity[] {
  return agenda.flatMap(entry => (entry.kind === 'session' ? entry.activities : []))
}
