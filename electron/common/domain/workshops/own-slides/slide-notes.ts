import type { Projection } from '#common/domain/room/state.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { listSlides } from './session-slides.ts'

/** What the facilitator wrote down for the slide on the screen; empty: nothing, or no slide is shown. */
export function findSlideNotes({ agenda }: Pick<Workshop, 'agenda'>, projection: Projection): string {
  if (projection.kind !== 'slide') return ''
  const slide = listSlides(agenda.find(({ id }) => id === projection.entryId))[projection.slide]
  return slide === undefined || slide.kind === 'guide' ? '' : slide.notes
}
