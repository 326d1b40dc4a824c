import { contentHash } from '#common/domain/quizzes/content-hash.ts'
import type { Workshop } from './workshop.ts'

/** A part of a workshop that is saved by itself; `activities` and `slides`: of one session. */
export type WorkshopPart =
  { readonly kind: 'details' | 'room' | 'agenda' | 'participants' } | { readonly kind: 'activities' | 'slides'; readonly entryId: string }

/** Tells whether a part is still what an editor was opened on. */
export function getPartRevision(workshop: Workshop, part: WorkshopPart): string {
  return contentHash(JSON.stringify(selectPart(workshop, part)))
}

function selectPart(workshop: Workshop, part: WorkshopPart): unknown {
  switch (part.kind) {
    case 'details': {
      const { title, titles, place, organisation, from, to, languages, begins } = workshop
      return [title, titles, place, organisation, from, to, languages, begins]
    }
    case 'room':
      return workshop.room
    case 'agenda':
      return workshop.agenda.map(entry => [
        entry.kind,
        entry.id,
        entry.title,
        entry.titles,
        entry.minutes,
        entry.kind === 'session' && entry.shortening,
      ])
    case 'participants':
      return [workshop.participants, workshop.groups]
    case 'activities': {
      const entry = workshop.agenda.find(({ id }) => id === part.entryId)
      return entry?.kind === 'session' ? entry.activities : []
    }
    case 'slides': {
      const entry = workshop.agenda.find(({ id }) => id === part.entryId)
      return entry?.kind === 'session' ? (entry.ownSlides ?? []) : []
    }
  }
}
