import type { Certificate, Issuer, Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection, type Direction, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { toSingleLine } from './single-line.ts'
import { getFormats } from './paper-formats.ts'
import { detectDirection } from './text-direction.ts'

/** A typed text with its reading direction. */
interface TypedText {
  readonly text: string
  readonly dir: Direction
}

/** What all kinds of certificate have in common. */
interface CertificatePageInput {
  readonly lang: Locale
  readonly name: string
  readonly organisation: string
  readonly title: string
  readonly titleLang: Locale
  /** A line below the title; empty for none. */
  readonly detail: string
  /** A line beside the stamp; undefined for none. */
  readonly score: string | undefined
  readonly serial: string
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** Data of templates/certificate.typ; the same record always gives the same data. */
export function buildCertificateData(certificate: Certificate, paper: Paper) {
  const { lang, issuer, score, issuedAt } = certificate
  const words = messagesFor(lang).certificate
  const page = buildCertificatePage({
    lang,
    name: certificate.learnerName,
    organisation: certificate.organisation,
    title: certificate.courseTitle,
    titleLang: certificate.courseTitleLang,
    detail: '',
    score: score === undefined ? undefined : fillMessage(words.score, { score: getFormats(lang).percent.format(score / 100) }),
    serial: certificate.serial,
    issuedAt,
    issuer,
  })
  return {
    ...buildDocumentProperties(lang, paper, issuer, issuedAt),
    words,
    documentTitle: fillMessage(words.documentTitle, { name: page.name.text }),
    pages: [page],
  }
}

/** What all pages of a document share. */
export function buildDocumentProperties(lang: Locale, paper: Paper, issuer: Issuer, issuedAt: string) {
  return { paper, lang, dir: getDirection(lang), author: toSingleLine(issuer.organisation), issued: toDateParts(issuedAt) }
}

export function buildCertificatePage({
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
}: CertificatePageInput) {
  const dir = getDirection(lang)
  const typed = (value: string): TypedText | null => toTypedText(value, dir)
  const holder = toSingleLine(name)
  return {
    name: { text: holder, dir: detectDirection(holder, dir) },
    organisation: typed(organisation),
    course: { text: toSingleLine(title), dir: getDirection(titleLang) },
    courseLang: titleLang,
    detail: typed(detail),
    score: score ?? null,
    placeAndDate: formatPlaceAndDate(lang, issuedAt, issuer),
    serial,
    issuer: {
      organisation: typed(issuer.organisation),
      signatoryName: typed(issuer.signatoryName),
      signatoryTitle: typed(issuer.signatoryTitle),
    },
  }
}

function formatPlaceAndDate(lang: Locale, issuedAt: string, issuer: Issuer): string {
  const date = getFormats(lang).date.format(new Date(issuedAt))
  const place = formatPlace(issuer.place, lang)
  return place === '' ? date : fillMessage(messagesFor(lang).certificate.placeAndDate, { place, date })
}

/** Isolates a place name whose direction differs from the language it is used in. */
export function formatPlace(value: string, lang: Locale): string {
  const place = toSingleLine(value)
  const dir = getDirection(lang)
  return detectDirection(place, dir) === dir ? place : isolated(place)
}

function toDateParts(time: string) {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function toTypedText(value: string, fallback: Direction): TypedText | null {
  const text = toSingleLine(value)
  return text === '' ? null : { text, dir: detectDirection(text, fallback) }
}
