import { describe, expect, it } from 'vitest'
import { listEligible, issueAttendanceCertificates, withoutHolders } from '#common/domain/reports/attendance-certificate.ts'
import { closedRoom, idOf, person, workshop } from '#tests/support/room/rooms.ts'

const issuer = { organisation: 'Institute', signatoryName: '', signatoryTitle: '', place: 'Tunis' }

function given() {
  let number = 0
  return { now: new Date('2026-03-06T10:00:00Z'), lang: 'en', issuer, newSerial: () => `SERIAL-${String(++number)}` } as const
}

describe('certificates of attendance', () => {
  it('name those who were at enough sessions, in the order of their names', () => {
    const room = closedRoom([person(1, { name: 'Zeinab' }), person(2, { name: 'Amina' }), person(3)])
    delete room.attendance['one']?.[idOf(3)]
    expect(listEligible(workshop(), room)).toEqual([idOf(2), idOf(1)])
  })

  it('say the workshop, its days and the minutes of the sessions that were run', () => {
    const room = closedRoom([person(1)])
    const [certificate] = issueAttendanceCertificates(workshop({ from: '', to: '' }), room, [idOf(1)], [], given())
    expect(certificate).toMatchObject({
      serial: 'SERIAL-1',
      name: 'Person 1',
      workshopTitle: 'Migration in our town',
      from: '2026-03-05',
      to: '2026-03-05',
      minutes: 150,
    })
  })

  it('are given again with their number, and with a new one where the name was mended', () => {
    const room = closedRoom([person(1), person(2)])
    const issued = issueAttendanceCertificates(workshop(), room, [idOf(1), idOf(2)], [], given())
    const mended = closedRoom([person(1), person(2, { name: 'Amina El Khoury' })])
    const again = issueAttendanceCertificates(workshop(), mended, [idOf(1), idOf(2)], issued, { ...given(), newSerial: () => 'NEW' })
    expect(again.map(({ serial }) => serial)).toEqual(['SERIAL-1', 'NEW'])
  })

  it('keep their numbers without their holders', () => {
    const issued = issueAttendanceCertificates(workshop(), closedRoom([person(1)]), [idOf(1)], [], given())
    expect(withoutHolders(issued)).toMatchObject([{ serial: 'SERIAL-1', name: '', organisation: '', personId: '' }])
  })
})
