import type { Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { encodeQrMatrix } from '#common/domain/room/rules/connection/qr-matrix.ts'
import { toWifiQrText } from '#common/domain/room/rules/connection/wifi-code.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { DocumentJob, DocumentPicture } from './document-job.ts'
import { detectDirection } from './text-direction.ts'

/** How to join a room: a page to hang up in each of its languages, or cards for the tables. */
export interface JoinDocumentInput {
  readonly workshop: Workshop
  /** Undefined while the room is closed, when its address is not known yet. */
  readonly openRoom: { readonly url: string; readonly code: string } | undefined
  readonly what: 'help' | 'cards'
  readonly paper: Paper
}

const CARDS_PER_PAGE = 4

export function createJoinJob({ workshop, openRoom, what, paper }: JoinDocumentInput): DocumentJob {
  const { wifi } = workshop.room
  const address = openRoom?.url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '') ?? ''
  const codes = { wifi: toWifiQrText(wifi), room: openRoom === undefined || openRoom.url === '' ? undefined : openRoom.url }
  const pictures = [createQrPicture('wifi.svg', codes.wifi), createQrPicture('room.svg', codes.room)].flatMap(picture => picture ?? [])
  const has = (name: string): string => (pictures.some(picture => picture.name === name) ? name : '')
  const langs =
    what === 'help'
      ? workshop.languages
      : Array.from({ length: CARDS_PER_PAGE }, (_, index) => workshop.languages[index % workshop.languages.length] ?? 'en')
  const access = {
    wifi: { name: wifi.name, password: wifi.password, code: has('wifi.svg') },
    room: { address, letters: openRoom?.code.replace(/^(.{3})/, '$1\u2009') ?? '', code: has('room.svg') },
  }
  return { template: 'join', data: { what, paper, ...access, sheets: langs.map(lang => buildSheet(lang, workshop, address)) }, pictures }
}

function buildSheet(lang: Locale, workshop: Workshop, address: string) {
  const { join: words } = messagesFor(lang)
  const dir = getDirection(lang)
  const { name } = workshop.room.wifi
  const steps = [
    name === '' ? words.wifi : fillMessage(words.wifiNamed, { name }),
    words.mobileData,
    address === '' ? words.camera : fillMessage(words.cameraOrType, { address }),
    words.noCamera,
  ]
  const title = findTitle(workshop, lang)
  return { lang, dir, words, steps, title: { text: title, dir: detectDirection(title, dir) } }
}

/** Dark on light, including the quiet zone; undefined when the text is too long for a code that can be scanned across a table. */
function createQrPicture(name: string, text: string | undefined): DocumentPicture | undefined {
  const matrix = text === undefined ? undefined : encodeQrMatrix(text)
  if (matrix === undefined) return undefined
  const { size, path } = matrix
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  return { name, bytes: Buffer.from(svg) }
}
