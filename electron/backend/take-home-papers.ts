import type { Locale } from '../common/domain/shared/locale.ts'
import type { DocumentMaker } from './documents/document-maker.ts'
import type { Storage } from './storage/open-storage.ts'
import type { OpenRoom } from './workshops/open-rooms.ts'

/** The paper of the open room for a ticket; undefined: the ticket is not good. */
export type TakeHomePapers = (ticket: string) => Promise<Uint8Array | undefined>

/** Two hundred people take the same paper home within a minute: it is set once for each state of the room and each language. */
export function takeHomePapers(given: { readonly documents: DocumentMaker; readonly storage: Storage; readonly room: () => OpenRoom | undefined }): TakeHomePapers {
  const made = new Map<string, Promise<Uint8Array>>()

  async function setPaper({ session }: OpenRoom, lang: Locale): Promise<Uint8Array> {
    const { paper } = await given.storage.settings.read()
    return given.documents.makeTakeHome({ workshop: session.workshop(), room: session.live.state, name: '', lang, paper })
  }

  return async ticket => {
    const room = given.room()
    const lang = room?.session.tickets.languageOf(ticket)
    if (room === undefined || lang === undefined) return undefined
    const key = `${lang} ${String(room.session.live.seq())}`
    const known = made.get(key)
    if (known !== undefined) return known
    made.clear()
    const paper = setPaper(room, lang)
    made.set(key, paper)
    paper.catch(() => made.delete(key))
    return paper
  }
}
