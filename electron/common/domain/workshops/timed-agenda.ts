import type { AgendaName, GuideBreak, GuideSession, WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

/** A session or break with its time of day, in minutes after midnight. */
export interface TimedEntry<T = GuideSession | GuideBreak> {
  readonly entry: T
  readonly starts: number
  readonly ends: number
}

/** The clock of a day that begins at `start` minutes after midnight, in the order of the agenda. */
export function computeTimedAgenda(
  guide: Pick<WorkshopGuide, 'agendas' | 'sessions'>,
  agenda: AgendaName,
  start: number,
): readonly TimedEntry[] {
  const byId = new Map(guide.sessions.map(session => [session.id, session]))
  return addClockTimes(
    guide.agendas[agenda].flatMap(id => byId.get(id) ?? []),
    start,
  )
}

/** The clock of what comes one after another. */
export function addClockTimes<T extends { readonly minutes: number }>(entries: readonly T[], start: number): readonly TimedEntry<T>[] {
  let at = start
  return entries.map(entry => {
    const starts = at
    at += entry.minutes
    return { entry, starts, ends: at }
  })
}
