import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'

/** What a step of a session is: who speaks or works. */
export const STEP_KINDS = ['input', 'plenary', 'group', 'alone', 'activity'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Both lengths of a workshop, with the minutes a day may have, breaks and lunch in it. */
export const AGENDAS = { 'half-day': { least: 180, most: 240 }, 'one-day': { least: 360, most: 450 } } as const
export type AgendaName = keyof typeof AGENDAS
export const AGENDA_NAMES = ['half-day', 'one-day'] as const satisfies readonly AgendaName[]

/** One step of a session. */
export interface GuideStep {
  readonly minutes: number
  readonly kind: StepKind
  readonly html: string
  /** The activity it runs. */
  readonly activityId: string | undefined
}

/** Something people do in the room, as they read it on a phone or on paper. */
export interface GuideActivity {
  readonly id: string
  readonly kind: ActivityKind
  readonly title: string
  readonly promptHtml: string
  /** Options, things to rank, actors, statements, tasks or questions, as plain text. */
  readonly items: readonly string[]
  /** Questions of the module's bank. */
  readonly questionIds: readonly string[]
  /** Several options may be chosen. */
  readonly multiple: boolean
  readonly anonymous: boolean
}

/** What to do when time is short: shorten it, leave it out, or neither. */
export type Shortening = { readonly kind: 'least'; readonly minutes: number } | { readonly kind: 'drop' } | { readonly kind: 'fixed' }

interface GuidePlace {
  readonly id: string
  readonly title: string
  readonly minutes: number
}

export type GuideBreak = GuidePlace & { readonly kind: 'break'; readonly html: string }

export type GuideSession = GuidePlace & {
  readonly kind: 'session'
  readonly shortening: Shortening
  /** What the session is for. */
  readonly html: string
  readonly steps: readonly GuideStep[]
  /** The instruction as spoken. */
  readonly sayHtml: string
  /** Questions for the talk afterwards. */
  readonly debrief: readonly string[]
  /** What goes wrong, each with its remedy. */
  readonly troubles: readonly string[]
  readonly withoutDevicesHtml: string
  readonly activities: readonly GuideActivity[]
  readonly slides: readonly { readonly title: string; readonly html: string }[]
}

/** A page to print. */
export interface GuideHandOut {
  readonly id: string
  readonly title: string
  readonly html: string
}

/** The facilitator's guide of a module. HTML comes from Markdown and is sanitised again where it is shown. */
export interface WorkshopGuide {
  readonly title: string
  readonly purpose: string
  readonly room: string
  readonly participants: string
  readonly materials: readonly string[]
  /** To the facilitator, before the day. */
  readonly html: string
  /** Ids of sessions and breaks, in their order. */
  readonly agendas: Readonly<Record<AgendaName, readonly string[]>>
  /** In the order of the file. */
  readonly sessions: readonly (GuideSession | GuideBreak)[]
  readonly handOuts: readonly GuideHandOut[]
  /** Ids of the sources marked in the guide, in the order of their numbers. */
  readonly sources: readonly number[]
}
