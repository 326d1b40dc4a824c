import type { Paper } from '#common/domain/certificates/certificate.ts'
import { directionOf } from '#common/domain/shared/locale.ts'
import type { AttendanceCertificate } from '#common/domain/reports/attendance-certificate.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { certificatePage, certificateSheets, placed } from './certificate-data.ts'
import { oneLine } from './one-line.ts'
import { daysIn, formatsOf } from './paper-formats.ts'
import { textDirection } from './text-direction.ts'

const MINUTES_PER_HOUR = 60

/** What templates/certificate.typ shows of certificates of attendance, which are all of one workshop and in one language. */
export function attendanceData(certificates: readonly AttendanceCertificate[], paper: Paper) {
  const [first] = certificates
  if (first === undefined) throw new Error('No certificate was given')
  const words = { ...messagesFor(first.lang).certificate, ...messagesFor(first.lang).attendance }
  const title =
    certificates.length === 1
      ? fillMessage(words.documentTitle, { name: oneLine(first.name) })
      : fillMessage(words.allTitle, { workshop: oneLine(first.workshopTitle) })
  return {
    ...certificateSheets(first.lang, paper, first.issuer, first.issuedAt),
    words,
    documentTitle: title,
    pages: certificates.map(pageOf),
  }
}

function pageOf(certificate: AttendanceCertificate) {
  const { lang, name, organisation, workshopTitle, serial, issuedAt, issuer } = certificate
  const reads = textDirection(workshopTitle, directionOf(lang))
  // The language of what somebody typed is not known: only its direction is.
  const titleLang = reads === directionOf(lang) ? lang : reads === 'rtl' ? 'ar' : 'en'
  return certificatePage({
    lang,
    name,
    organisation,
    title: workshopTitle,
    titleLang,
    detail: detailOf(certificate),
    score: undefined,
    serial,
    issuedAt,
    issuer,
  })
}

/** Place, days and hours, as far as they are known. */
function detailOf({ lang, place, from, to, minutes }: AttendanceCertificate): string {
  const words = messagesFor(lang).attendance
  const where = placed(place, lang)
  const dates = daysIn(lang, from, to)
  const when = where !== '' && dates !== '' ? fillMessage(words.where, { place: where, dates }) : where + dates
  const hours = minutes === 0 ? '' : formatsOf(lang).hours.format(Math.round((minutes / MINUTES_PER_HOUR) * 2) / 2)
  return when !== '' && hours !== '' ? fillMessage(words.hours, { when, hours }) : when + hours
}
