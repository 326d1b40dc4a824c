import type { Locale } from '../shared/locale.ts'
import type { AgendaName, GuideActivity, GuideSession, Shortening } from './workshop-guide.ts'

/** A break of the day: it is never dropped and never shortened. */
export interface PlannedBreak {
  readonly kind: 'break'
  readonly id: string
  readonly title: string
  readonly minutes: number
}

/** A session as this workshop holds it. What the guide said is copied in: a later edition of the module changes no workshop. */
export interface PlannedSession {
  readonly kind: 'session'
  readonly id: string
  readonly title: string
  readonly minutes: number
  readonly shortening: Shortening
  readonly activities: readonly GuideActivity[]
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

/** A workshop as it is prepared. */
export interface Workshop {
  readonly id: string
  readonly title: string
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
  /** Kept to make others from; never opened. */
  readonly isTemplate: boolean
  readonly createdAt: string
}

/** What identifies what is made. */
export interface WorkshopGiven {
  readonly id: string
  readonly now: Date
}

export const WORKSHOP_LIMITS = { entries: 60, minutes: 480, participants: 500, groups: 40 } as const

/** The length of the day in minutes, breaks and all. */
export function plannedMinutes(agenda: readonly PlannedEntry[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0)
}
