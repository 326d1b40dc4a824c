import type { Certificate, Paper } from '../../common/domain/certificates/certificate.ts'
import { directionOf, type Direction, type Locale } from '../../common/domain/shared/locale.ts'
import { fillMessage, isolated } from '../../common/i18n/fill-message.ts'
import { wordsOf } from '../../common/i18n/words.ts'
import { textDirection } from './text-direction.ts'

/** A text somebody typed, with the direction it reads in. */
interface TypedText {
  readonly text: string
  readonly dir: Direction
}

/** Latin digits in Arabic too: they are read from Morocco to Iraq, and the serial number has them. */
const INTL_LOCALE = { en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn' } as const satisfies Record<Locale, string>

interface Formats {
  readonly date: Intl.DateTimeFormat
  readonly percent: Intl.NumberFormat
}

/** Made once for each language: making them takes longer than the rest of the data. */
const formats = new Map<Locale, Formats>()

function formatsOf(lang: Locale): Formats {
  const known = formats.get(lang)
  if (known !== undefined) return known
  const made = {
    // In UTC, so that one record gives one document on every machine.
    date: new Intl.DateTimeFormat(INTL_LOCALE[lang], { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }),
    percent: new Intl.NumberFormat(INTL_LOCALE[lang], { style: 'percent', maximumFractionDigits: 0 }),
  }
  formats.set(lang, made)
  return made
}

/** What templates/certificate.typ shows; the same record always gives the same data. */
export function certificateData(certificate: Certificate, paper: Paper) {
  const { lang, issuer, score } = certificate
  const words = wordsOf(lang).certificate
  const dir = directionOf(lang)
  const typed = (value: string): TypedText | null => typedText(value, dir)
  const name = oneLine(certificate.learnerName)
  return {
    paper,
    lang,
    dir,
    words,
    documentTitle: fillMessage(words.documentTitle, { name }),
    author: oneLine(issuer.organisation),
    issued: dayOf(certificate.issuedAt),
    name: { text: name, dir: textDirection(name, dir) },
    organisation: typed(certificate.organisation),
    course: { text: oneLine(certificate.courseTitle), dir: directionOf(certificate.courseTitleLang) },
    courseLang: certificate.courseTitleLang,
    score: score === undefined ? null : fillMessage(words.score, { score: formatsOf(lang).percent.format(score / 100) }),
    placeAndDate: placeAndDate(certificate),
    serial: certificate.serial,
    issuer: {
      organisation: typed(issuer.organisation),
      signatoryName: typed(issuer.signatoryName),
      signatoryTitle: typed(issuer.signatoryTitle),
    },
  }
}

function placeAndDate({ lang, issuedAt, issuer }: Certificate): string {
  const date = formatsOf(lang).date.format(new Date(issuedAt))
  const place = oneLine(issuer.place)
  const dir = directionOf(lang)
  return place === '' ? date : fillMessage(wordsOf(lang).certificate.placeAndDate, { place: textDirection(place, dir) === dir ? place : isolated(place), date })
}

function dayOf(time: string) {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function typedText(value: string, otherwise: Direction): TypedText | null {
  const text = oneLine(value)
  return text === '' ? null : { text, dir: textDirection(text, otherwise) }
}

/** Marks that turn the order of what follows, to the end of the paragraph if nothing stops them. A name needs none: bidirectional order comes from its letters. */
const DIRECTIONAL_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/** Line breaks, tabs and runs of spaces become one space: the layout breaks lines, not the data. */
function oneLine(text: string): string {
  return text.normalize('NFC').replace(DIRECTIONAL_OVERRIDES, '').replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
