import type { Issuer } from '#common/domain/certificates/certificate.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { computeAttendance, listCountedSessions, type AttendedRoom } from './attendance.ts'

/** A certificate of attendance as it was issued. Its page can be reproduced from this record alone. */
export interface AttendanceCertificate {
  readonly serial: string
  /** Serial number of the certificate that this one replaces, because the name was corrected. */
  readonly replaces: string | undefined
  /** Participant id; '' once the personal data are removed. */
  readonly personId: string
  readonly name: string
  readonly organisation: string
  readonly workshopTitle: string
  readonly place: string
  /** yyyy-mm-dd; empty: unknown. */
  readonly from: string
  readonly to: string
  /** Planned minutes of the sessions that were run, without breaks. */
  readonly minutes: number
  readonly lang: Locale
  readonly issuedAt: string
  readonly issuer: Issuer
}

/** A participant who is eligible for a certificate. */
export interface AttendanceClaim {
  readonly personId: string
  readonly name: string
  readonly nameConfirmed: boolean
  /** Letters of the name that no document font has. */
  readonly unsupportedLetters: readonly string[]
  /** Of the certificate already issued under this name. */
  readonly serial: string | undefined
}

/** Ids of the participants who earned a certificate, sorted by name. */
export function listEligible(workshop: Pick<Workshop, 'agenda' | 'room'>, room: AttendedRoom): readonly string[] {
  const earned = computeAttendance(workshop, room)
    .filter(({ earns }) => earns)
    .map(({ personId }) => personId)
  const findName = (id: string): string => room.people[id]?.name ?? ''
  return earned.toSorted((left, right) => findName(left).localeCompare(findName(right), 'en'))
}

export interface IssueOptions {
  readonly now: Date
  readonly lang: Locale
  readonly issuer: Issuer
  /** Returns a new serial number at each call. */
  readonly newSerial: () => string
}

/**
 * The certificates of some participants. A certificate already issued under the same name is returned as it is; a corrected
 * name gets a new serial number, since two documents never share one.
 */
export function issueAttendanceCertificates(
  workshop: Workshop,
  room: RoomState,
  personIds: readonly string[],
  issued: readonly AttendanceCertificate[],
  { now, lang, issuer, newSerial }: IssueOptions,
): readonly AttendanceCertificate[] {
  const minutes = listCountedSessions(workshop, room).reduce((sum, session) => sum + session.minutes, 0)
  const day = room.openedAt.slice(0, 10)
  return personIds.flatMap(personId => {
    const person = room.people[personId]
    if (person === undefined) return []
    const before = findLatest(issued, personId, lang)
    if (before?.name === person.name) return [before]
    const workshopTitle = findTitle(workshop, lang)
    return [
      {
        serial: newSerial(),
        replaces: before?.serial,
        personId,
        name: person.name,
        organisation: person.organisation,
        workshopTitle,
        place: workshop.place,
        from: workshop.from || day,
        to: workshop.to || workshop.from || day,
        minutes,
        lang,
        issuedAt: now.toISOString(),
        issuer,
      },
    ]
  })
}

/** A person's certificate in a language; earlier ones were replaced. */
export function findLatest(issued: readonly AttendanceCertificate[], personId: string, lang: Locale): AttendanceCertificate | undefined {
  return issued.findLast(certificate => certificate.personId === personId && certificate.lang === lang)
}

/** What is kept of certificates when personal data are removed: serial numbers and dates. */
export function withoutHolders(issued: readonly AttendanceCertificate[]): readonly AttendanceCertificate[] {
  return issued.map(certificate => ({ ...certificate, personId: '', name: '', organisation: '' }))
}
