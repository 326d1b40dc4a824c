import type { Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection } from '#common/domain/shared/locale.ts'
import type { AttendanceCertificate } from '#common/domain/reports/attendance-certificate.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { buildCertificatePage, buildDocumentProperties, formatPlace } from './certificate-data.ts'
import { toSingleLine } from './single-line.ts'
import { formatDateRange, formatHours } from './paper-formats.ts'
import { detectDirection } from './text-direction.ts'

/** Data of templates/certificate.typ for certificates of attendance, which all belong to one workshop and one language. */
export function buildAttendanceData(certificates: readonly AttendanceCertificate[], paper: Paper) {
  const [first] = certificates
  if (first === undefined) throw new Error('There must be at least one certificate')
  const words = { ...messagesFor(first.lang).certificate, ...messagesFor(first.lang).attendance }
  const title =
    certificates.length === 1
      ? fillMessage(words.documentTitle, { name: toSingleLine(first.name) })
      : fillMessage(words.allTitle, { workshop: toSingleLine(first.workshopTitle) })
  return {
    ...buildDocumentProperties(first.lang, paper, first.issuer, first.issuedAt),
    words,
    documentTitle: title,
    pages: certificates.map(buildPage),
  }
}

function buildPage(certificate: AttendanceCertificate) {
  const { lang, name, organisation, workshopTitle, serial, issuedAt, issuer } = certificate
  const dir = detectDirection(workshopTitle, getDirection(lang))
  // The language of a typed title is unknown; only its direction can be told.
  const titleLang = dir === getDirection(lang) ? lang : dir === 'rtl' ? 'ar' : 'en'
  return buildCertificatePage({
    lang,
    name,
    organisation,
    title: workshopTitle,
    titleLang,
    detail: formatDetail(certificate),
    outcomes: [],
    serial,
    replaces: certificate.replaces,
    issuedAt,
    issuer,
  })
}

/** Place, days and hours, as far as known. */
function formatDetail({ lang, place, from, to, minutes }: AttendanceCertificate): string {
  const words = messagesFor(lang).attendance
  const where = formatPlace(place, lang)
  const dates = formatDateRange(lang, from, to)
  const when = where !== '' && dates !== '' ? fillMessage(words.where, { place: where, dates }) : where + dates
  const hours = minutes === 0 ? '' : formatHours(minutes, lang)
  return when !== '' && hours !== '' ? fillMessage(words.hours, { when, hours }) : when + hours
}
