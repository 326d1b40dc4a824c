import { createHash } from 'node:crypto'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import type { DocumentMaker } from './document-maker.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'

/** The paper of the open room for a ticket; undefined: the ticket is not good. */
export type TakeHomePapers = (ticket: string) => Promise<Uint8Array | undefined>

/** What of a room its paper tells. A facilitator changes it, a phone does not: no hand that goes up and down has papers set. */
function stampOf({ live, workshop }: OpenRoom): string {
  const { runs, parked, gain } = live.state
  const told = runs.map(({ id, state, shownKeys, hands, posts }) =>
    state === 'revealed' || shownKeys.length > 0 ? [id, state, shownKeys, hands, posts] : id,
  )
  return createHash('sha256')
    .update(JSON.stringify([workshop(), told, parked, gain]))
    .digest('base64')
}

/** Two hundred people take the same paper home within a minute: it is set once for what the room has seen, in each language. */
export function takeHomePapers(given: {
  readonly documents: DocumentMaker
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly room: () => OpenRoom | undefined
}): TakeHomePapers {
  const made = new Map<Locale, { readonly stamp: string; readonly paper: Promise<Uint8Array> }>()

  async function setPaper({ live, workshop }: OpenRoom, lang: Locale): Promise<Uint8Array> {
    const { paper } = await given.storage.settings.read()
    return given.documents.makeTakeHome({ workshop: workshop(), room: live.state, name: '', lang, paper }, src =>
      readPicture(given.courses, src),
    )
  }

  return async ticket => {
    const room = given.room()
    const lang = room?.tickets.findLanguage(ticket)
    if (room === undefined || lang === undefined) return undefined
    const stamp = stampOf(room)
    const known = made.get(lang)
    if (known?.stamp === stamp) return known.paper
    const paper = setPaper(room, lang)
    made.set(lang, { stamp, paper })
    paper.catch(() => made.delete(lang))
    return paper
  }
}
