import type { Certificate, Issuer, Paper } from '#common/domain/certificates/certificate.ts'
import { directionOf, type Direction, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { oneLine } from './one-line.ts'
import { formatsOf } from './paper-formats.ts'
import { textDirection } from './text-direction.ts'

/** A text somebody typed, with the direction it reads in. */
interface TypedText {
  readonly text: string
  readonly dir: Direction
}

/** What a certificate's page shows beside its names: all that the kinds of certificate have in common. */
interface CertificateOnPaper {
  readonly lang: Locale
  readonly name: string
  readonly organisation: string
  readonly title: string
  readonly titleLang: Locale
  /** A line beneath the title; empty: none. */
  readonly detail: string
  /** A line beside the stamp; undefined: none. */
  readonly score: string | undefined
  readonly serial: string
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** What templates/certificate.typ shows; the same record always gives the same data. */
export function certificateData(certificate: Certificate, paper: Paper) {
  const { lang, issuer, score, issuedAt } = certificate
  const words = messagesFor(lang).certificate
  const page = certificatePage({
    lang,
    name: certificate.learnerName,
    organisation: certificate.organisation,
    title: certificate.courseTitle,
    titleLang: certificate.courseTitleLang,
    detail: '',
    score: score === undefined ? undefined : fillMessage(words.score, { score: formatsOf(lang).percent.format(score / 100) }),
    serial: certificate.serial,
    issuedAt,
    issuer,
  })
  return {
    ...certificateSheets(lang, paper, issuer, issuedAt),
    words,
    documentTitle: fillMessage(words.documentTitle, { name: page.name.text }),
    pages: [page],
  }
}

/** What all pages of one document share. */
export function certificateSheets(lang: Locale, paper: Paper, issuer: Issuer, issuedAt: string) {
  return { paper, lang, dir: directionOf(lang), author: oneLine(issuer.organisation), issued: dayOf(issuedAt) }
}

export function certificatePage({
  lang,
  name,
  organisation,
  title,
  titleLang,
  detail,
  score,
  serial,
  issuedAt,
  issuer,
}: CertificateOnPaper) {
  const dir = directionOf(lang)
  const typed = (value: string): TypedText | null => typedText(value, dir)
  const holder = oneLine(name)
  return {
    name: { text: holder, dir: textDirection(holder, dir) },
    organisation: typed(organisation),
    course: { text: oneLine(title), dir: directionOf(titleLang) },
    courseLang: titleLang,
    detail: typed(detail),
    score: score ?? null,
    placeAndDate: placeAndDate(lang, issuedAt, issuer),
    serial,
    issuer: {
      organisation: typed(issuer.organisation),
      signatoryName: typed(issuer.signatoryName),
      signatoryTitle: typed(issuer.signatoryTitle),
    },
  }
}

function placeAndDate(lang: Locale, issuedAt: string, issuer: Issuer): string {
  const date = formatsOf(lang).date.format(new Date(issuedAt))
  const place = placed(issuer.place, lang)
  return place === '' ? date : fillMessage(messagesFor(lang).certificate.placeAndDate, { place, date })
}

/** A place as it may stand in a sentence of a language. */
export function placed(value: string, lang: Locale): string {
  const place = oneLine(value)
  const dir = directionOf(lang)
  return textDirection(place, dir) === dir ? place : isolated(place)
}

function dayOf(time: string) {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function typedText(value: string, otherwise: Direction): TypedText | null {
  const text = oneLine(value)
  return text === '' ? null : { text, dir: textDirection(text, otherwise) }
}
