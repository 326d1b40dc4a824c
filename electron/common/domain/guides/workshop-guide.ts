import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'

export const STEP_KINDS = ['input', 'plenary', 'group', 'alone', 'activity'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** The agendas of a guide, with the minutes allowed, breaks and lunch included. */
export const AGENDAS = {
  short: { min: 75, max: 100 },
  'two-hours': { min: 105, max: 130 },
  'half-day': { min: 180, max: 240 },
  'one-day': { min: 360, max: 450 },
} as const
export type AgendaName = keyof typeof AGENDAS
export const AGENDA_NAMES = ['short', 'two-hours', 'half-day', 'one-day'] as const satisfies readonly AgendaName[]
/** Every guide has these; the shorter ones are optional. */
export const REQUIRED_AGENDAS = ['half-day', 'one-day'] as const satisfies readonly AgendaName[]

export interface GuideStep {
  readonly minutes: number
  readonly kind: StepKind
  readonly html: string
  /** Id of the activity it runs. */
  readonly activityId: string | undefined
}

/** An activity as shown on phones and in documents. */
export interface GuideActivity {
  readonly id: string
  readonly kind: ActivityKind
  readonly title: string
  readonly promptHtml: string
  /** Options, items to rank, stakeholders, statements, tasks or questions, as plain text. */
  readonly items: readonly string[]
  /** Ids in the module's question bank. */
  readonly questionIds: readonly string[]
  /** Whether several options can be chosen. */
  readonly multiple: boolean
  readonly names: NameVisibility
}

/** What to do when time is short: shorten it to `minutes`, drop it, or neither. */
export type Shortening = { readonly kind: 'least'; readonly minutes: number } | { readonly kind: 'drop' } | { readonly kind: 'fixed' }

interface GuideEntry {
  readonly id: string
  readonly title: string
  readonly minutes: number
}

export type GuideBreak = GuideEntry & { readonly kind: 'break'; readonly html: string }

export type GuideSession = GuideEntry & {
  readonly kind: 'session'
  readonly shortening: Shortening
  /** The purpose of the session. */
  readonly html: string
  readonly steps: readonly GuideStep[]
  /** The instruction to read aloud. */
  readonly sayHtml: string
  /** Questions for the discussion afterwards. */
  readonly debrief: readonly string[]
  /** Common problems, each with a remedy. */
  readonly troubles: readonly string[]
  readonly withoutDevicesHtml: string
  readonly activities: readonly GuideActivity[]
  readonly slides: readonly { readonly title: string; readonly html: string }[]
}

export interface GuideHandOut {
  readonly id: string
  readonly title: string
  readonly html: string
}

/** The facilitator's guide of a module. HTML comes from Markdown and is sanitized again where it is shown. */
export interface WorkshopGuide {
  readonly title: string
  readonly purpose: string
  readonly room: string
  readonly participants: string
  readonly materials: readonly string[]
  /** Notes for preparation. */
  readonly html: string
  /** Ids of sessions and breaks, in order; empty: the guide does not have this agenda. */
  readonly agendas: Readonly<Record<AgendaName, readonly string[]>>
  /** In file order. */
  readonly sessions: readonly (GuideSession | GuideBreak)[]
  readonly handOuts: readonly GuideHandOut[]
  /** Ids of the cited sources, in ascending order. */
  readonly sources: readonly number[]
}

export interface GuideAgenda {
  readonly name: AgendaName
  /** Breaks included. */
  readonly minutes: number
}

/** The agendas that a guide has, shortest first, each with its length in minutes. */
export function listAgendas({ agendas, sessions }: Pick<WorkshopGuide, 'agendas' | 'sessions'>): readonly GuideAgenda[] {
  return AGENDA_NAMES.flatMap(name => {
    const entries = agendas[name].flatMap(id => sessions.find(session => session.id === id) ?? [])
    return entries.length === 0 ? [] : [{ name, minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0) }]
  })
}
