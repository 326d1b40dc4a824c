import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anonymizeRoom, isAnonymized, removeExpectedParticipants } from '#common/domain/reports/anonymize-room.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import type { AttendanceMark } from '#common/domain/room/state.ts'
import { single } from '#tests/support/questions.ts'
import { activity, closedRoom, testId, person, run, workshop } from '#tests/support/room/rooms.ts'

const NUMBERS = Array.from({ length: 9 }, (_, index) => index + 1)
const newIds = NUMBERS.map(number => testId(700 + number))

function filledRoom() {
  const quiz = run({
    id: 'quiz',
    activity: activity({ id: 'quiz', kind: 'quiz-round', items: [] }),
    questions: { en: [single] },
    ballots: Object.fromEntries(
      NUMBERS.map(number => [
        testId(number),
        { 'q-single': { kind: 'question', response: { kind: 'single', optionId: number % 2 === 0 ? 'a' : 'b' } } },
      ]),
    ),
  })
  const questions = run({
    id: 'questions',
    activity: activity({ id: 'questions', kind: 'question-wall', items: [] }),
    posts: ['Who pays?', 'And who decides?'].map((text, index) => ({
      id: testId(50 + index),
      by: testId(1),
      group: 1,
      text,
      state: 'shown' as const,
      mergedInto: undefined,
      votes: [testId(2), testId(3)].slice(index),
    })),
  })
  const poll = run({
    ballots: Object.fromEntries(NUMBERS.map(number => [testId(number), { '': { kind: 'choice', items: [number % 3] } }])),
  })
  return closedRoom(
    NUMBERS.map(number => person(number)),
    { runs: [poll, quiz, questions], gone: { [testId(80)]: testId(1) }, hands: { [testId(2)]: 'now' } },
  )
}

describe('removing the personal data of a workshop', () => {
  it('leaves no personal data', () => {
    const room = filledRoom()
    const anonymous = anonymizeRoom(workshop(), room, newIds)
    const traces = NUMBERS.flatMap(number => [
      person(number).name,
      person(number).returnCode,
      person(number).joinedAt,
      testId(number),
      `hash-${String(number)}`,
    ])
    const text = JSON.stringify(anonymous)
    for (const trace of [...traces, testId(80), 'Municipality', 'woman', '35-44', 'ACDEFG']) expect(text).not.toContain(trace)
    expect(isAnonymized(anonymous)).toBe(true)
    expect(isAnonymized(room)).toBe(false)
  })

  it('changes no total and no result', () => {
    const room = filledRoom()
    const before = createWorkshopReport(workshop(), room, { lang: 'en', withNames: false, storedDonorCounts: undefined })
    const after = createWorkshopReport(workshop(), anonymizeRoom(workshop(), room, newIds), {
      lang: 'en',
      withNames: false,
      storedDonorCounts: before.donors,
    })
    expect(after).toEqual(before)
  })

  it('does not change the original', () => {
    const room = filledRoom()
    anonymizeRoom(workshop(), room, newIds)
    expect(room).toEqual(filledRoom())
  })

  it('keeps attendance by session and the number of certificates', () => {
    const marks = fc.array(
      fc.array(fc.constantFrom<AttendanceMark | undefined>('joined', 'ticked', 'unticked', undefined), { minLength: 5, maxLength: 5 }),
      { maxLength: 9 },
    )
    fc.assert(
      fc.property(marks, given => {
        const sessions = ['one', 'two', 'three', 'four', 'five']
        const attendance = Object.fromEntries(
          sessions.map((session, column) => [
            session,
            Object.fromEntries(given.flatMap((row, index) => (row[column] === undefined ? [] : [[testId(index + 1), row[column]]]))),
          ]),
        )
        const room = closedRoom(
          given.map((_, index) => person(index + 1)),
          { attendance },
        )
        const plain = { lang: 'en', withNames: false, storedDonorCounts: undefined } as const
        const [before, after] = [
          createWorkshopReport(workshop(), room, plain),
          createWorkshopReport(workshop(), anonymizeRoom(workshop(), room, newIds), plain),
        ]
        expect([after.came, after.earned, after.entries]).toEqual([before.came, before.earned, before.entries])
      }),
    )
  })

  it('removes the expected participants from the plan', () => {
    expect(
      removeExpectedParticipants(workshop({ participants: [{ id: testId(1), name: 'Amina', organisation: '', group: undefined }] }))
        .participants,
    ).toEqual([])
  })
})
