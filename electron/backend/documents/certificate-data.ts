import type { Certificate, Issuer, Outcome, Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection, type Direction, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { toSingleLine } from './single-line.ts'
import { formatHours, getFormats } from './paper-formats.ts'
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
  /** What the course enables people to do; empty for none. */
  readonly outcomes: readonly Outcome[]
  readonly serial: string
  /** Serial number of the certificate that this one replaces. */
  readonly replaces: string | undefined
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** Data of templates/certificate.typ; the same record always gives the same data. */
export function buildCertificateData(certificate: Certificate, paper: Paper) {
  const { lang, issuer, score, minutes, outcomes, issuedAt } = certificate
  const words = messagesFor(lang).certificate
  const page = buildCertificatePage({
    lang,
    name: certificate.learnerName,
    organisation: certificate.organisation,
    title: certificate.courseTitle,
    titleLang: certificate.courseTitleLang,
    detail: [
      ...(minutes === undefined ? [] : [fillMessage(words.studyTime, { hours: formatHours(minutes, lang) })]),
      ...(score === undefined ? [] : [fillMessage(words.score, { score: getFormats(lang).percent.format(score / 100) })]),
    ].join(' · '),
    outcomes,
    serial: certificate.serial,
    replaces: certificate.replaces,
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
  outcomes,
  serial,
  replaces,
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
    outcomes: buildOutcomes(outcomes),
    placeAndDate: formatPlaceAndDate(lang, issuedAt, issuer),
    serial,
    replaces: replaces === undefined ? null : fillMessage(messagesFor(lang).certificate.replaces, { serial: isolated(replaces) }),
    issuer: {
      organisation: typed(issuer.organisation),
      signatoryName: typed(issuer.signatoryName),
      signatoryTitle: typed(issuer.signatoryTitle),
    },
  }
}

/** One paragraph for each language: within one, a change of direction would add characters to the copied text. */
function buildOutcomes(outcomes: readonly Outcome[]) {
  const languages = [...new Set(outcomes.map(outcome => outcome.lang))]
  return languages.map(own => {
    const titles = outcomes.filter(outcome => outcome.lang === own).map(({ title }) => toSingleLine(title))
    const text = titles.join(own === 'ar' ? '؛ ' : '; ')
    return { text: fillMessage(messagesFor(own).certificate.outcomes, { outcomes: text }), dir: getDirection(own), lang: own }
  })
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
