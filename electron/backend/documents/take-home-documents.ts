import { createHash } from 'node:crypto'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import type { DocumentMaker } from './document-maker.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'

/** The take-home document of the open room for a ticket; undefined when the ticket is invalid. */
export type TakeHomeDocuments = (ticket: string) => Promise<Uint8Array | undefined>

/** Changes only with what the document shows, so that activity on phones does not cause it to be typeset again. */
function computeContentHash({ live, workshop }: OpenRoom): string {
  const { runs, parked, gain } = live.state
  const shown = runs.map(({ id, state, shownKeys, hands, posts }) =>
    state === 'revealed' || shownKeys.length > 0 ? [id, state, shownKeys, hands, posts] : id,
  )
  return createHash('sha256')
    .update(JSON.stringify([workshop(), shown, parked, gain]))
    .digest('base64')
}

/** Caches the document per language, as two hundred people may download it within a minute. */
export function createTakeHomeDocuments(context: {
  readonly documents: DocumentMaker
  readonly storage: Storage
  readonly courses: CourseLibrary
  readonly room: () => OpenRoom | undefined
}): TakeHomeDocuments {
  const cache = new Map<Locale, { readonly hash: string; readonly pdf: Promise<Uint8Array> }>()

  async function makeDocument({ live, workshop }: OpenRoom, lang: Locale): Promise<Uint8Array> {
    const { paper } = await context.storage.settings.read()
    return context.documents.makeTakeHome({ workshop: workshop(), room: live.state, name: '', lang, paper }, src =>
      readPicture(context.courses, src),
    )
  }

  return async ticket => {
    const room = context.room()
    const lang = room?.tickets.findLanguage(ticket)
    if (room === undefined || lang === undefined) return undefined
    const hash = computeContentHash(room)
    const cached = cache.get(lang)
    if (cached?.hash === hash) return cached.pdf
    const pdf = makeDocument(room, lang)
    cache.set(lang, { hash, pdf })
    pdf.catch(() => cache.delete(lang))
    return pdf
  }
}
