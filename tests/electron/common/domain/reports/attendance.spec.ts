import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeAttendance, countPresentBySession, listCountedSessions } from '#common/domain/reports/attendance.ts'
import type { AttendanceMark } from '#common/domain/room/state.ts'
import { closedRoom, idOf, person, session, workshop } from '#tests/support/room/rooms.ts'

const SESSIONS = ['one', 'two', 'three', 'four', 'five']

describe('attendance', () => {
  it('gives a certificate at four of five sessions and eighty per cent', () => {
    const [line] = computeAttendance(workshop(), closedRoom([person(1)]))
    expect(line).toMatchObject({ attended: 4, share: 0.8, earns: true })
  })

  it('does not count a mark that was taken away', () => {
    const room = closedRoom([person(1)])
    room.attendance['one'] = { [idOf(1)]: 'unticked' }
    expect(computeAttendance(workshop(), room)[0]).toMatchObject({ attended: 3, earns: false })
  })

  it('does not ask for a session that was dropped', () => {
    const room = closedRoom([person(1)], { replanned: [{ entryId: 'five', minutes: 0, dropped: true }] })
    room.run = room.run.filter(({ entryId }) => entryId !== 'five')
    expect(computeAttendance(workshop(), room)[0]).toMatchObject({ attended: 4, share: 1 })
  })

  it('counts a session that was ticked although its clock was never started', () => {
    const room = closedRoom([person(1)], { run: [], attendance: { two: { [idOf(1)]: 'ticked' } } })
    expect(listCountedSessions(workshop(), room).map(({ id }) => id)).toEqual(['two'])
    expect(computeAttendance(workshop(), room)[0]?.earns).toBe(true)
  })

  it('gives nothing to who was at nothing, even where nothing was run', () => {
    expect(computeAttendance(workshop(), closedRoom([person(1)], { run: [], attendance: {} }))[0]).toMatchObject({
      attended: 0,
      share: 0,
      earns: false,
    })
  })

  it('asks for whole numbers: no rounding takes a certificate away or gives one', () => {
    const marks = fc.array(fc.constantFrom<AttendanceMark | undefined>('joined', 'answered', 'ticked', 'unticked', undefined), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 100 }), (given, percent) => {
        const attendance = Object.fromEntries(
          given.map((mark, index) => [SESSIONS[index] ?? '', mark === undefined ? {} : { [idOf(1)]: mark }]),
        )
        const plan = workshop({ room: { ...workshop().room, attendancePercent: percent } })
        const room = closedRoom([person(1)], { attendance })
        const [line] = computeAttendance(plan, room)
        const there = given.filter(mark => mark !== undefined && mark !== 'unticked').length
        expect(line?.attended).toBe(there)
        expect(line?.earns).toBe(there > 0 && there * 100 >= percent * 5)
        expect([...countPresentBySession(plan, room).values()].reduce((sum, count) => sum + count, 0)).toBe(there)
      }),
    )
  })

  it('passes over breaks', () => {
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
