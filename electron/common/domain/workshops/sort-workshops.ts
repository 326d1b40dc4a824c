import type { Workshop } from './workshop.ts'

export interface SortedWorkshops {
  /** Next first, those without a date last. */
  readonly upcoming: readonly Workshop[]
  /** Latest first. */
  readonly past: readonly Workshop[]
  /** Sorted by title. */
  readonly templates: readonly Workshop[]
}

/** `today`: yyyy-mm-dd; workshops of today are upcoming. */
export function sortWorkshops(workshops: readonly Workshop[], today: string): SortedWorkshops {
  const dated = workshops.filter(({ isTemplate }) => !isTemplate)
  const lastDay = ({ from, to }: Workshop): string => (to > from ? to : from)
  const isPast = (workshop: Workshop): boolean => lastDay(workshop) !== '' && lastDay(workshop) < today
  const soonest = ({ from }: Workshop): string => (from === '' ? '9999' : from)
  return {
    upcoming: dated.filter(workshop => !isPast(workshop)).toSorted((left, right) => soonest(left).localeCompare(soonest(right))),
    past: dated.filter(isPast).toSorted((left, right) => lastDay(right).localeCompare(lastDay(left))),
    templates: workshops.filter(({ isTemplate }) => isTemplate).toSorted((left, right) => left.title.localeCompare(right.title)),
  }
}
