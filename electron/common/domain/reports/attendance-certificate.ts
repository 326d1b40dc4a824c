import type { Issuer } from '#common/domain/certificates/certificate.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { computeAttendance, listCountedSessions, type AttendedRoom } from './attendance.ts'

/** A certificate of attendance as it was issued: its page is made from this record alone, at any time. */
export interface AttendanceCertificate {
  readonly serial: string
  /** Of the room; '' once the personal data are deleted. */
  readonly personId: string
  readonly name: string
  readonly organisation: string
  readonly workshopTitle: string
  readonly place: string
  /** yyyy-mm-dd; empty: not known. */
  readonly from: string
  readonly to: string
  /** Minutes of the sessions that were run, as planned, breaks not counted. */
  readonly minutes: number
  readonly lang: Locale
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** Who can have one. */
export interface AttendanceClaim {
  readonly personId: string
  readonly name: string
  readonly nameConfirmed: boolean
  /** Letters of the name that no font of the documents has. */
  readonly unsupportedLetters: readonly string[]
  /** Of the certificate that was issued under this name. */
  readonly serial: string | undefined
}

/** The people who earned a certificate, by name. */
export function listEligible(workshop: Pick<Workshop, 'agenda' | 'room'>, room: AttendedRoom): readonly string[] {
  const earned = computeAttendance(workshop, room)
    .filter(({ earns }) => earns)
    .map(({ personId }) => personId)
  const nameOf = (id: string): string => room.people[id]?.name ?? ''
  return earned.toSorted((left, right) => nameOf(left).localeCompare(nameOf(right), 'en'))
}

export interface IssueOptions {
  readonly now: Date
  readonly lang: Locale
  readonly issuer: Issuer
  /** A new serial number at each call. */
  readonly newSerial: () => string
}

/**
 * The certificates of some people of a room. One that was issued under the same name is given again as it is; a name that
 * was mended has a new number, for two papers never share one.
 */
export function issueAttendanceCertificates(
  workshop: Workshop,
  room: RoomState,
  personIds: readonly string[],
  issued: readonly AttendanceCertificate[],
  given: IssueOptions,
): readonly AttendanceCertificate[] {
  const minutes = listCountedSessions(workshop, room).reduce((sum, session) => sum + session.minutes, 0)
  const day = room.openedAt.slice(0, 10)
  return personIds.flatMap(personId => {
    const person = room.people[personId]
    if (person === undefined) return []
    const before = issued.find(
      certificate => certificate.personId === personId && certificate.name === person.name && certificate.lang === given.lang,
    )
    if (before !== undefined) return [before]
    const workshopTitle = findTitle(workshop, given.lang)
    return [
      {
        serial: given.newSerial(),
        personId,
        name: person.name,
        organisation: person.organisation,
        workshopTitle,
        place: workshop.place,
        from: workshop.from || day,
        to: workshop.to || workshop.from || day,
        minutes,
        lang: given.lang,
        issuedAt: given.now.toISOString(),
        issuer: given.issuer,
      },
    ]
  })
}

/** What may be kept of certificates when the personal data go: that a number was given out, and when. */
export function withoutHolders(issued: readonly AttendanceCertificate[]): readonly AttendanceCertificate[] {
  return issued.map(certificate => ({ ...certificate, personId: '', name: '', organisation: '' }))
}
