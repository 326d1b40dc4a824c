import type { AgendaName, GuideBreak, GuideSession, WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

/** An entry with its start and end, in minutes after midnight. */
export interface TimedEntry<T = GuideSession | GuideBreak> {
  readonly entry: T
  readonly starts: number
  readonly ends: number
}

/** The entries of an agenda with their times. `start`: minutes after midnight. */
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

/** Entries with their times, one after another from `start`. */
export function addClockTimes<T extends { readonly minutes: number }>(entries: readonly T[], start: number): readonly TimedEntry<T>[] {
  let at = start
  return entries.map(entry => {
    const starts = at
    at += entry.minutes
    return { entry, starts, ends: at }
  })
}
