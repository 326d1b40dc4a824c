import { listActivities, listPictures, type PlannedEntry, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { OwnSlide } from './own-slide.ts'

/** A slide of a session: from the module's guide, or the facilitator's own. */
export type SessionSlide = { readonly kind: 'guide'; readonly title: string; readonly html: string } | OwnSlide

/** The slides of an agenda entry in the order they are shown: those of the guide, then the facilitator's own. */
export function listSlides(entry: PlannedEntry | undefined): readonly SessionSlide[] {
  if (entry?.kind !== 'session') return []
  return [...(entry.script?.slides ?? []).map(slide => ({ kind: 'guide' as const, ...slide })), ...(entry.ownSlides ?? [])]
}

/** Names of the pictures in the facilitator's own slides, each once. */
export function listSlidePictures(agenda: readonly PlannedEntry[]): readonly string[] {
  return [...new Set(agenda.flatMap(listSlides).flatMap(slide => (slide.kind === 'picture' ? slide.picture : [])))]
}

/** Names of all pictures that the workshop shows, in questions and slides, each once. */
export function listWorkshopPictures(workshop: Pick<Workshop, 'agenda'>): readonly string[] {
  return [...new Set([...listPictures(listActivities(workshop)), ...listSlidePictures(workshop.agenda)])]
}
