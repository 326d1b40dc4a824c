import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replayAnswers } from '#common/domain/practice/schedule.ts'
import { findToday, toDate, toStudyDay, toStudyTime } from '#common/domain/practice/study-day.ts'
import { answer, answers, clock, NOON } from './practice-answers.ts'

const today = findToday(clock)
const replay = (...given: Parameters<typeof replayAnswers>[0][]) => replayAnswers(given.flat(), ['now'], clock)

describe('the state of a card', () => {
  it('is the same from every order of its answers', () => {
    fc.assert(
      fc.property(
        answers.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all]))),
        ([all, some]) => {
          expect(replayAnswers([...some, ...all], ['now'], clock)).toEqual(replayAnswers(all, ['now'], clock))
        },
      ),
    )
  })

  it('has a due day and a chance between 0 and 1, whatever the clocks said', () => {
    fc.assert(
      fc.property(answers, all => {
        const state = replay(all)
        expect(state === undefined).toBe(all.length === 0)
        if (state === undefined) return
        expect(Number.isInteger(state.dueDay)).toBe(true)
        expect(state.chance).toBeGreaterThanOrEqual(0)
        expect(state.chance).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is never due before its last answer that is not of the future', () => {
    fc.assert(
      fc.property(answers, all => {
        const latest = Math.max(
          ...all.filter(({ contentHash }) => contentHash === 'now').map(one => toStudyDay(toStudyTime(one.answeredAt, clock))),
        )
        if (Number.isFinite(latest) && latest <= today) expect(replay(all)?.dueDay).toBeGreaterThanOrEqual(latest)
      }),
    )
  })

  it('comes back the day after a wrong answer, and later the oftener it goes right', () => {
    expect(replay([answer('a', -1, { grade: 'wrong' })])?.dueDay).toBeLessThanOrEqual(today)
    const days = [0, 1, 5, 30].map((_, count, gaps) => {
      const given = gaps
        .slice(0, count + 1)
        .map((days, index) => answer(`a${index}`, days - 30, { grade: index === 0 ? 'wrong' : 'right' }))
      return (replay(given)?.dueDay ?? 0) - (today - 30 + (gaps[count] ?? 0))
    })
    expect(days).toEqual(days.toSorted((one, other) => one - other))
    expect(days.at(-1)).toBeGreaterThan(7)
  })

  it('comes back sooner after an answer that was right and not sure', () => {
    const before = [answer('a', -20), answer('b', -19), answer('c', -12)]
    const after = (grade: 'right' | 'unsure' | 'wrong') => replay([...before, answer('d', 0, { grade })])?.dueDay ?? 0
    expect(after('unsure')).toBeLessThan(after('right'))
    expect(after('wrong')).toBeLessThan(after('unsure'))
  })

  it('may be asked today when its last answer is dated after today: a clock that was once years ahead puts no card to sleep', () => {
    const ahead = answer('b', 3650, { after: 'a' })
    expect(replay([answer('a', -3), ahead])).toMatchObject({ dueDay: today, isAnsweredToday: false })
    const answered = replay([answer('a', -3), ahead, answer('c', 0, { after: 'b' })])
    expect(answered?.isAnsweredToday).toBe(true)
    expect(answered?.dueDay).toBeGreaterThan(today)
    expect(answered?.dueDay).toBeLessThan(today + 100)
  })

  it('counts an answer that was given after the clock was set back as given at the time of the one before', () => {
    const before = [answer('a', -10, { grade: 'wrong' }), answer('b', -2, { after: 'a' })]
    const back = replay([...before, answer('c', -300, { after: 'b' })])
    const atOnce = replay([...before, answer('c', -2, { after: 'b' })])
    expect(back).toEqual(atOnce)
    expect(back?.dueDay).toBeGreaterThanOrEqual(today - 2)
  })

  it('starts again when the question has changed, as one just forgotten, and then counts only answers to the new question', () => {
    const old = [-40, -38, -30, -10].map((days, index) => answer(`a${index}`, days, { contentHash: 'before' }))
    expect(replay(old)).toEqual({ ...replay([answer('a3', -10, { grade: 'wrong' })]), lastId: 'a3' })
    expect(replay(old)?.dueDay).toBeLessThanOrEqual(today)
    const anew = answer('b', 0, { grade: 'unsure', after: 'a3' })
    expect(replay([...old, anew])).toEqual(replay([{ ...anew, after: undefined }]))
  })

  it('takes a date that is none for one of the future', () => {
    expect(replay([answer('a', -3, { answeredAt: 'yesterday' })])?.dueDay).toBe(today)
  })
})

describe('a study day', () => {
  it('lasts until four in the morning, by local time', () => {
    const dateOf = (iso: string, offsetMinutes: number) => toDate(findToday({ now: Date.parse(iso), offsetMinutes }))
    expect(dateOf('2026-03-20T03:59:00Z', 0)).toBe('2026-03-19')
    expect(dateOf('2026-03-20T04:00:00Z', 0)).toBe('2026-03-20')
    expect(dateOf('2026-03-20T03:59:00Z', 60)).toBe('2026-03-20')
    expect(dateOf('2026-03-20T03:59:00Z', -300)).toBe('2026-03-19')
  })

  it('makes ten minutes across midnight no day', () => {
    const evening = { now: NOON, offsetMinutes: 0 }
    const late = [answer('a', 0, { grade: 'wrong', answeredAt: '2026-03-19T23:55:00Z' })]
    const later = answer('b', 0, { grade: 'wrong', answeredAt: '2026-03-20T00:05:00Z', after: 'a' })
    expect(replayAnswers([...late, later], ['now'], evening)?.isAnsweredToday).toBe(false)
    expect(replayAnswers([...late, later], ['now'], { ...evening, now: Date.parse('2026-03-20T01:00:00Z') })?.isAnsweredToday).toBe(true)
  })
})
