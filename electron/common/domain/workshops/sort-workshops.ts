import type { Workshop } from './workshop.ts'

export interface SortedWorkshops {
  /** Next first, those without a date last. */
  readonly upcoming: readonly Workshop[]
  /** Latest first. */
  readonly past: readonly Workshop[]
  /** Sorted by title. */
  readonly templates: readonly Workshop[]
}

/**
 * Workshops of today are upcoming, and so is one whose room was closed before its last day.
 * @param today yyyy-mm-dd
 * @param toDay the day of a moment, yyyy-mm-dd
 */
export function sortWorkshops(workshops: readonly Workshop[], today: string, toDay: (moment: string) => string): SortedWorkshops {
  const dated = workshops.filter(({ isTemplate }) => !isTemplate)
  const lastDay = ({ from, to }: Workshop): string => (to > from ? to : from)
  const isClosed = (workshop: Workshop): boolean => workshop.closedAt !== undefined && lastDay(workshop) <= toDay(workshop.closedAt)
  const isPast = (workshop: Workshop): boolean => isClosed(workshop) || (lastDay(workshop) !== '' && lastDay(workshop) < today)
  /** Where it has no date, the day on which its room was closed. */
  const heldOn = (workshop: Workshop): string => lastDay(workshop) || toDay(workshop.closedAt ?? '')
  const soonest = ({ from }: Workshop): string => (from === '' ? '9999' : from)
  return {
    upcoming: dated.filter(workshop => !isPast(workshop)).toSorted((left, right) => soonest(left).localeCompare(soonest(right))),
    past: dated.filter(isPast).toSorted((left, right) => heldOn(right).localeCompare(heldOn(left))),
    templates: workshops.filter(({ isTemplate }) => isTemplate).toSorted((left, right) => left.title.localeCompare(right.title)),
  }
}
