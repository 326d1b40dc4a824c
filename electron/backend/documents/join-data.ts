import type { Paper } from '#common/domain/certificates/certificate.ts'
import { directionOf, type Locale } from '#common/domain/shared/locale.ts'
import { encodeQrMatrix } from '#common/domain/room/rules/qr-matrix.ts'
import { toWifiQrText } from '#common/domain/room/rules/wifi-code.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { DocumentJob, DocumentPicture } from './document-job.ts'
import { textDirection } from './text-direction.ts'

/** What helps phones into the room: a page for the wall in each of its languages, or cards for the tables. */
export interface JoinOnPaper {
  readonly workshop: Workshop
  /** The way into the open room; undefined: it is closed, and nobody knows its address yet. */
  readonly door: { readonly url: string; readonly code: string } | undefined
  readonly what: 'help' | 'cards'
  readonly paper: Paper
}

const CARDS_A_PAGE = 4

export function joinJob({ workshop, door, what, paper }: JoinOnPaper): DocumentJob {
  const { wifi } = workshop.room
  const address = door?.url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '') ?? ''
  const codes = { wifi: toWifiQrText(wifi), room: door === undefined || door.url === '' ? undefined : door.url }
  const pictures = [pictureOf('wifi.svg', codes.wifi), pictureOf('room.svg', codes.room)].flatMap(picture => picture ?? [])
  const has = (name: string): string => (pictures.some(picture => picture.name === name) ? name : '')
  const langs =
    what === 'help'
      ? workshop.languages
      : Array.from({ length: CARDS_A_PAGE }, (_, place) => workshop.languages[place % workshop.languages.length] ?? 'en')
  const way = {
    wifi: { name: wifi.name, password: wifi.password, code: has('wifi.svg') },
    room: { address, letters: door?.code.replace(/^(.{3})/, '$1\u2009') ?? '', code: has('room.svg') },
  }
  return { template: 'join', data: { what, paper, ...way, sheets: langs.map(lang => sheetIn(lang, workshop, address)) }, pictures }
}

function sheetIn(lang: Locale, workshop: Workshop, address: string) {
  const { join: words } = messagesFor(lang)
  const dir = directionOf(lang)
  const { name } = workshop.room.wifi
  const steps = [
    name === '' ? words.wifi : fillMessage(words.wifiNamed, { name }),
    words.mobileData,
    address === '' ? words.camera : fillMessage(words.cameraOrType, { address }),
    words.noCamera,
  ]
  const title = findTitle(workshop, lang)
  return { lang, dir, words, steps, title: { text: title, dir: textDirection(title, dir) } }
}

/** Dark on light, with the quiet zone in it; what is too long for a code that is read across a table has none. */
function pictureOf(name: string, text: string | undefined): DocumentPicture | undefined {
  const matrix = text === undefined ? undefined : encodeQrMatrix(text)
  if (matrix === undefined) return undefined
  const { size, path } = matrix
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  return { name, bytes: Buffer.from(svg) }
}
