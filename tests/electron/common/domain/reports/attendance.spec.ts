import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAttendance, countPresentBySession, listCountedSessions } from '#common/domain/reports/attendance.ts'
import type { AttendanceMark } from '#common/domain/room/state.ts'
import { closedRoom, testId, person, session, workshop } from '#tests/support/room/rooms.ts'

const SESSIONS = ['one', 'two', 'three', 'four', 'five']

describe('attendance', () => {
  it('qualifies for a certificate with four of five sessions at a required 80 per cent', () => {
    const [row] = computeAttendance(workshop(), closedRoom([person(1)]))
    expect(row).toMatchObject({ attended: 4, share: 0.8, earns: true })
  })

  it('does not count a mark that was removed', () => {
    const all = closedRoom([person(1)])
    const room = { ...all, attendance: { ...all.attendance, one: { [testId(1)]: 'unticked' as const } } }
    expect(computeAttendance(workshop(), room)[0]).toMatchObject({ attended: 3, earns: false })
  })

  it('does not count a dropped session', () => {
    const all = closedRoom([person(1)], { replanned: [{ entryId: 'five', minutes: 0, dropped: true }] })
    const room = { ...all, run: all.run.filter(({ entryId }) => entryId !== 'five') }
    expect(computeAttendance(workshop(), room)[0]).toMatchObject({ attended: 4, share: 1 })
  })

  it('counts a session with a mark set by hand although it was never started', () => {
    const room = closedRoom([person(1)], { run: [], attendance: { two: { [testId(1)]: 'ticked' } } })
    expect(listCountedSessions(workshop(), room).map(({ id }) => id)).toEqual(['two'])
    expect(computeAttendance(workshop(), room)[0]?.earns).toBe(true)
  })

  it('never qualifies without attendance, even where no session was run', () => {
    expect(computeAttendance(workshop(), closedRoom([person(1)], { run: [], attendance: {} }))[0]).toMatchObject({
      attended: 0,
      share: 0,
      earns: false,
    })
  })

  it('compares whole numbers, so that rounding never decides', () => {
    const marks = fc.array(fc.constantFrom<AttendanceMark | undefined>('joined', 'answered', 'ticked', 'unticked', undefined), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 100 }), (given, percent) => {
        const attendance = Object.fromEntries(
          given.map((mark, index) => [SESSIONS[index] ?? '', mark === undefined ? {} : { [testId(1)]: mark }]),
        )
        const plan = workshop({ room: { ...workshop().room, attendancePercent: percent } })
        const room = closedRoom([person(1)], { attendance })
        const [row] = computeAttendance(plan, room)
        const there = given.filter(mark => mark !== undefined && mark !== 'unticked').length
        expect(row?.attended).toBe(there)
        expect(row?.earns).toBe(there > 0 && there * 100 >= percent * 5)
        expect([...countPresentBySession(plan, room).values()].reduce((sum, count) => sum + count, 0)).toBe(there)
      }),
    )
  })

  it('ignores breaks', () => {
    const plan = workshop({ agenda: [session('one'), { kind: 'break', id: 'coffee', title: 'Coffee', minutes: 15 }] })
    const room = closedRoom([person(1)], {
      run: [
        { entryId: 'one', startedAt: '', endedAt: '' },
        { entryId: 'coffee', startedAt: '', endedAt: '' },
      ],
    })
    expect(computeAttendance(plan, room)[0]?.share).toBe(1)
  })
})
