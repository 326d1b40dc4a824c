import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Report } from '#common/domain/shared/markdown/markdown-text.ts'
import { AGENDA_NAMES, AGENDAS } from './workshop-guide.ts'
import type { AgendaName, GuideActivity, GuideSession, WorkshopGuide } from './workshop-guide.ts'

/** An agenda in the front matter, with the places of its entries. */
export interface AgendaSource {
  /** False: it is missing or could not be read, which is reported elsewhere. */
  readonly isThere: boolean
  readonly place: Place
  readonly entries: readonly { readonly id: string; readonly place: Place }[]
}

export interface GuideCheckContext {
  readonly agendas: Readonly<Record<AgendaName, AgendaSource>>
  /** Where problems of the whole guide are reported. */
  readonly top: Place
  /** The place of a session, activity or hand-out. */
  readonly placeOf: (id: string) => Place
  readonly report: Report
}

const MIN_ACTIVITY_KINDS = 5
const HAND_OUTS = { min: 1, max: 3 }
/** At most a third of the day is input. */
const INPUT_SHARE = 3

/** Reports problems of the guide as a whole: agendas, unused parts, tests. */
export function checkGuide(guide: WorkshopGuide, context: GuideCheckContext): void {
  for (const name of AGENDA_NAMES) if (context.agendas[name].isThere) checkAgenda(guide, name, context)
  checkUse(guide, context)
  const { top, report } = context
  const kinds = new Set(listSessions(guide).flatMap(session => session.activities.map(activity => activity.kind))).size
  if (kinds < MIN_ACTIVITY_KINDS) report(top, 'guide-kinds-few', { count: String(kinds), least: String(MIN_ACTIVITY_KINDS) })
  const handOuts = guide.handOuts.length
  if (handOuts < HAND_OUTS.min || handOuts > HAND_OUTS.max)
    report(top, 'guide-handout-count', { count: String(handOuts), least: String(HAND_OUTS.min), most: String(HAND_OUTS.max) })
  checkTests(guide, context)
}

function listSessions(guide: WorkshopGuide): readonly GuideSession[] {
  return guide.sessions.filter(session => session.kind === 'session')
}

function checkAgenda(guide: WorkshopGuide, agenda: AgendaName, context: GuideCheckContext): void {
  const { place, entries } = context.agendas[agenda]
  const { report } = context
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
  const listed = guide.sessions.filter(session => seen.has(session.id))
  const minutes = sum(listed.map(session => session.minutes))
  const { min, max } = AGENDAS[agenda]
  if (minutes < min || minutes > max)
    report(place, 'guide-agenda-length', { agenda, minutes: String(minutes), least: String(min), most: String(max) })
  const input = sum(
    listed.flatMap(session =>
      session.kind === 'session' ? session.steps.filter(step => step.kind === 'input').map(step => step.minutes) : [],
    ),
  )
  if (input * INPUT_SHARE > minutes)
    report(place, 'guide-input-share', { agenda, minutes: String(input), most: String(Math.floor(minutes / INPUT_SHARE)) })
  checkEnds(guide, agenda, context)
}

/** Each agenda begins with the pre-test and ends with the post-test and the evaluation. */
function checkEnds(guide: WorkshopGuide, agenda: AgendaName, { agendas, report }: GuideCheckContext): void {
  const byId = new Map(listSessions(guide).map(session => [session.id, session]))
  const sessions = agendas[agenda].entries.flatMap(({ id }) => byId.get(id) ?? [])
  const has = (session: GuideSession | undefined, kind: GuideActivity['kind']): boolean =>
    session?.activities.some(activity => activity.kind === kind) ?? false
  const requireActivity = (session: GuideSession | undefined, kind: GuideActivity['kind']) => {
    if (session !== undefined && !has(session, kind))
      report(agendas[agenda].place, 'guide-activity-wanted', { agenda, kind, session: session.id })
  }
  requireActivity(sessions[0], 'pre-test')
  requireActivity(sessions.at(-1), 'post-test')
  requireActivity(sessions.at(-1), 'evaluation')
}

function checkUse(guide: WorkshopGuide, { agendas, placeOf, report }: GuideCheckContext): void {
  const used = new Set(AGENDA_NAMES.flatMap(name => agendas[name].entries.map(entry => entry.id)))
  for (const { id } of guide.sessions) if (!used.has(id)) report(placeOf(id), 'guide-session-unused', { id })
  for (const session of listSessions(guide)) {
    const run = new Set(session.steps.map(step => step.activityId))
    // Steps that could not be read may run any activity.
    if (session.steps.length === 0) continue
    for (const { id } of session.activities) if (!run.has(id)) report(placeOf(id), 'guide-activity-unused', { id })
  }
}

/** Pre-tests and post-tests are compared, in whichever agenda they stand, so they must all ask the same questions. */
function checkTests(guide: WorkshopGuide, { placeOf, report }: GuideCheckContext): void {
  const activities = listSessions(guide).flatMap(session => session.activities)
  const before = activities.find(activity => activity.kind === 'pre-test')
  for (const test of activities.filter(({ kind }) => kind === 'pre-test' || kind === 'post-test')) {
    if (before !== undefined && before.questionIds.toSorted().join() !== test.questionIds.toSorted().join())
      report(placeOf(test.id), 'guide-tests-differ', { id: before.id })
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
