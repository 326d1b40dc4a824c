import { describe, expect, it } from 'vitest'
import type { ScorePoint } from '#common/domain/progress/scores.ts'
import { plotScores } from '#renderer/features/progress/plot-scores.ts'

const point = (courseId: string, at: string, score: number): ScorePoint => ({ courseId, at, score, best: score, attempts: 1, passed: 0 })

describe('the chart of scores', () => {
  it('keeps two attempts of one day apart, and joins those of one course', () => {
    const points = [point('core', '2026-03-05', 40), point('other', '2026-03-05', 60), point('core', '2026-03-05', 80)]
    const { dots, lines } = plotScores({ by: 'attempt', passMark: 70, points })
    expect(new Set(dots.map(({ x }) => x)).size).toBe(3)
    expect(dots.filter(({ isLast }) => isLast).map(({ score }) => score)).toEqual([60, 80])
    expect(lines.map(({ courseId, points: drawn }) => [courseId, drawn.split(' ').length])).toEqual([
      ['core', 2],
      ['other', 1],
    ])
  })

  it('puts the modules of a month into one column and draws the latest two years of months with study', () => {
    const months = Array.from({ length: 30 }, (_, month) => new Date(Date.UTC(2023, month)).toISOString())
    const { dots, from, to } = plotScores({
      by: 'month',
      passMark: 70,
      points: months.flatMap(at => [point('core', at, 50), point('other', at, 100)]),
    })
    expect(new Set(dots.map(({ x }) => x)).size).toBe(24)
    expect(dots).toHaveLength(48)
    expect([from, to]).toEqual([months[6], months[29]])
    expect(dots.every(({ x, y }) => x > 0 && x < 100 && y >= 0 && y <= 100)).toBe(true)
  })
})
