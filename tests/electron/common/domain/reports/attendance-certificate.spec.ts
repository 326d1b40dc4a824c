import { describe, expect, it } from 'vitest'
import { issueAttendanceCertificates, listEligible, withoutHolders } from '#common/domain/reports/attendance-certificate.ts'
import { closedRoom, testId, person, workshop } from '#tests/support/room/rooms.ts'

const issuer = { organisation: 'Institute', signatoryName: '', signatoryTitle: '', place: 'Tunis' }

function issueOptions() {
  let number = 0
  return { now: new Date('2026-03-06T10:00:00Z'), lang: 'en', issuer, newSerial: () => `SERIAL-${String(++number)}` } as const
}

describe('certificates of attendance', () => {
  it('are for participants of enough sessions, sorted by name', () => {
    const all = closedRoom([person(1, { name: 'Zeinab' }), person(2, { name: 'Amina' }), person(3)])
    const room = { ...all, attendance: { ...all.attendance, one: { [testId(1)]: 'joined' as const, [testId(2)]: 'joined' as const } } }
    expect(listEligible(workshop(), room)).toEqual([testId(2), testId(1)])
  })

  it('state the workshop, its dates and the minutes of the sessions that were run', () => {
    const room = closedRoom([person(1)])
    const [certificate] = issueAttendanceCertificates(workshop({ from: '', to: '' }), room, [testId(1)], [], issueOptions())
    expect(certificate).toMatchObject({
      serial: 'SERIAL-1',
      name: 'Person 1',
      workshopTitle: 'Migration in our town',
      from: '2026-03-05',
      to: '2026-03-05',
      minutes: 150,
    })
  })

  it('are reissued with the same serial number, and with a new one that says what it replaces where the name was corrected', () => {
    const room = closedRoom([person(1), person(2)])
    const issued = issueAttendanceCertificates(workshop(), room, [testId(1), testId(2)], [], issueOptions())
    const corrected = closedRoom([person(1), person(2, { name: 'Amina El Khoury' })])
    const again = issueAttendanceCertificates(workshop(), corrected, [testId(1), testId(2)], issued, {
      ...issueOptions(),
      newSerial: () => 'NEW',
    })
    expect(again.map(({ serial, replaces }) => [serial, replaces])).toEqual([
      ['SERIAL-1', undefined],
      ['NEW', 'SERIAL-2'],
    ])
    const back = issueAttendanceCertificates(workshop(), room, [testId(2)], [...issued, ...again], {
      ...issueOptions(),
      newSerial: () => 'NEWER',
    })
    expect(back.map(({ serial, replaces }) => [serial, replaces])).toEqual([['NEWER', 'NEW']])
  })

  it('keep their serial numbers when personal data are removed', () => {
    const issued = issueAttendanceCertificates(workshop(), closedRoom([person(1)]), [testId(1)], [], issueOptions())
    expect(withoutHolders(issued)).toMatchObject([{ serial: 'SERIAL-1', name: '', organisation: '', personId: '' }])
  })
})
