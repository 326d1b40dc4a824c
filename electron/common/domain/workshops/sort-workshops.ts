import type { Workshop } from './workshop.ts'

export interface SortedWorkshops {
  /** Next first; those without a date at the end. */
  readonly upcoming: readonly Workshop[]
  /** Last first. */
  readonly past: readonly Workshop[]
  /** By title. */
  readonly templates: readonly Workshop[]
}

/** Workshops as a facilitator looks for them. `today` is yyyy-mm-dd; a workshop of today is still to come. */
export function sortWorkshops(workshops: readonly Workshop[], today: string): SortedWorkshops {
  const held = workshops.filter(({ isTemplate }) => !isTemplate)
  const lastDay = ({ from, to }: Workshop): string => (to > from ? to : from)
  const isPast = (workshop: Workshop): boolean => lastDay(workshop) !== '' && lastDay(workshop) < today
  const soonest = ({ from }: Workshop): string => (from === '' ? '9999' : from)
  return {
    upcoming: held.filter(workshop => !isPast(workshop)).toSorted((left, right) => soonest(left).localeCompare(soonest(right))),
    past: held.filter(isPast).toSorted((left, right) => lastDay(right).localeCompare(lastDay(left))),
    templates: workshops.filter(({ isTemplate }) => isTemplate).toSorted((left, right) => left.title.localeCompare(right.title)),
  }
}
