import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Report } from '#common/domain/shared/markdown/markdown-text.ts'
import { AGENDA_NAMES, AGENDAS } from './workshop-guide.ts'
import type { AgendaName, GuideActivity, GuideSession, WorkshopGuide } from './workshop-guide.ts'

/** An agenda as the front matter writes it. */
export interface AgendaSource {
  /** False: it is missing or could not be read, which is told elsewhere. */
  readonly isThere: boolean
  readonly place: Place
  readonly entries: readonly { readonly id: string; readonly place: Place }[]
}

export interface GuidePlaces {
  readonly agendas: Readonly<Record<AgendaName, AgendaSource>>
  /** Where faults of the whole guide are told. */
  readonly top: Place
  /** Of a session, activity or hand-out. */
  readonly placeOf: (id: string) => Place
  readonly report: Report
}

const LEAST_KINDS = 5
const HAND_OUTS = { least: 1, most: 3 }
/** At most a third of the day is listening. */
const INPUT_SHARE = 3

/** What holds for a guide as a whole: both lengths of the day, what is used, how it begins and ends. */
export function checkGuide(guide: WorkshopGuide, places: GuidePlaces): void {
  for (const name of AGENDA_NAMES) if (places.agendas[name].isThere) checkAgenda(guide, name, places)
  checkUse(guide, places)
  const { top, report } = places
  const kinds = new Set(sessionsOf(guide).flatMap(session => session.activities.map(activity => activity.kind))).size
  if (kinds < LEAST_KINDS) report(top, 'guide-kinds-few', { count: String(kinds), least: String(LEAST_KINDS) })
  const handOuts = guide.handOuts.length
  if (handOuts < HAND_OUTS.least || handOuts > HAND_OUTS.most)
    report(top, 'guide-handout-count', { count: String(handOuts), least: String(HAND_OUTS.least), most: String(HAND_OUTS.most) })
  checkTests(guide, places)
}

function sessionsOf(guide: WorkshopGuide): readonly GuideSession[] {
  return guide.sessions.filter(session => session.kind === 'session')
}

function checkAgenda(guide: WorkshopGuide, agenda: AgendaName, places: GuidePlaces): void {
  const { place, entries } = places.agendas[agenda]
  const { report } = places
  const order = guide.sessions.map(session => session.id)
  const seen = new Set<string>()
  let last = -1
  for (const entry of entries) {
    const at = order.indexOf(entry.id)
    if (at === -1) report(entry.place, 'guide-session-unknown', { id: entry.id })
    else if (seen.has(entry.id)) report(entry.place, 'id-repeated', { id: entry.id })
    else if (agenda === 'one-day' && at < last) report(entry.place, 'guide-agenda-order', { id: entry.id })
    seen.add(entry.id)
    last = Math.max(last, at)
  }
  const held = guide.sessions.filter(session => seen.has(session.id))
  const minutes = sum(held.map(session => session.minutes))
  const { least, most } = AGENDAS[agenda]
  if (minutes < least || minutes > most)
    report(place, 'guide-agenda-length', { agenda, minutes: String(minutes), least: String(least), most: String(most) })
  const input = sum(
    held.flatMap(session =>
      session.kind === 'session' ? session.steps.filter(step => step.kind === 'input').map(step => step.minutes) : [],
    ),
  )
  if (input * INPUT_SHARE > minutes)
    report(place, 'guide-input-share', { agenda, minutes: String(input), most: String(Math.floor(minutes / INPUT_SHARE)) })
  checkEnds(guide, agenda, places)
}

/** A day begins with the pre-test and ends with the post-test and the evaluation. */
function checkEnds(guide: WorkshopGuide, agenda: AgendaName, { agendas, report }: GuidePlaces): void {
  const byId = new Map(sessionsOf(guide).map(session => [session.id, session]))
  const held = agendas[agenda].entries.flatMap(({ id }) => byId.get(id) ?? [])
  const has = (session: GuideSession | undefined, kind: GuideActivity['kind']): boolean =>
    session?.activities.some(activity => activity.kind === kind) ?? false
  const want = (session: GuideSession | undefined, kind: GuideActivity['kind']) => {
    if (session !== undefined && !has(session, kind))
      report(agendas[agenda].place, 'guide-activity-wanted', { agenda, kind, session: session.id })
  }
  want(held[0], 'pre-test')
  want(held.at(-1), 'post-test')
  want(held.at(-1), 'evaluation')
}

function checkUse(guide: WorkshopGuide, { agendas, placeOf, report }: GuidePlaces): void {
  const used = new Set(AGENDA_NAMES.flatMap(name => agendas[name].entries.map(entry => entry.id)))
  for (const { id } of guide.sessions) if (!used.has(id)) report(placeOf(id), 'guide-session-unused', { id })
  for (const session of sessionsOf(guide)) {
    const run = new Set(session.steps.map(step => step.activityId))
    // Steps that could not be read may run anything.
    if (session.steps.length === 0) continue
    for (const { id } of session.activities) if (!run.has(id)) report(placeOf(id), 'guide-activity-unused', { id })
  }
}

/** Before and after are compared: they ask the same. */
function checkTests(guide: WorkshopGuide, { placeOf, report }: GuidePlaces): void {
  const activities = sessionsOf(guide).flatMap(session => session.activities)
  const before = activities.find(activity => activity.kind === 'pre-test')
  for (const after of activities.filter(activity => activity.kind === 'post-test')) {
    if (before !== undefined && before.questionIds.toSorted().join() !== after.questionIds.toSorted().join())
      report(placeOf(after.id), 'guide-tests-differ', { id: before.id })
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
