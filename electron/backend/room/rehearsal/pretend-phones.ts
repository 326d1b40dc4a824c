import type { ServerMessage } from '#common/contract/wire.ts'
import type { PretendTexts } from '#common/domain/room/rehearsal/pretend-answers.ts'
import type { Rehearsal } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { deriveRecordId } from '#backend/room/identity.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import { startPretendPhone } from './pretend-phone.ts'

export interface PretendPhonesOptions {
  readonly connections: Pick<Connections, 'open'>
  readonly newId: () => string
  readonly reportError: (error: unknown) => void
  /** By a random fraction, in milliseconds. */
  readonly thinkingMs?: ((fraction: number) => number) | undefined
}

/** Some answer at once, most after a few seconds. */
const QUICKEST_MS = 1200
const SLOWEST_MS = 8000

/** Lets the phones of a rehearsal join, in the languages of the room in turn. @returns what ends them */
export function startPretendPhones(room: OpenRoom, { phones }: Rehearsal, options: PretendPhonesOptions): () => void {
  const { thinkingMs = fraction => QUICKEST_MS + fraction * (SLOWEST_MS - QUICKEST_MS) } = options
  const { languages } = room.workshop()
  const parse = parseOnce()
  const ends = Array.from({ length: phones }, (_, index) => {
    const lang = languages[index % languages.length] ?? 'en'
    const number = String(index + 1)
    return startPretendPhone({
      ...options,
      join: { code: room.live.state.code, name: fillMessage(messagesFor(lang).rehearsal.phone, { number }), lang, organisation: '' },
      joinId: deriveRecordId(`pretend-phone-${number}`, room.live.openingId),
      texts: readTexts(lang),
      random: Math.random,
      thinkingMs: () => thinkingMs(Math.random()),
      parse,
    })
  })
  return () => {
    for (const end of ends) end()
  }
}

function readTexts(lang: Locale): PretendTexts {
  const { words, sentences } = messagesFor(lang).rehearsal
  return { words: words.split(/[,،]\s*/), sentences: sentences.split('\n') }
}

/** All phones are sent the same text: it is read for the first of them. */
function parseOnce(): (text: string) => ServerMessage {
  let known: { readonly text: string; readonly message: ServerMessage } | undefined
  return text => {
    if (known?.text !== text) known = { text, message: JSON.parse(text) as ServerMessage }
    return known.message
  }
}
