import { describe, expect, it } from 'vitest'
import { createGuillochePaths } from '#renderer/features/certificates/guilloche.ts'

describe('a side of the guilloche border', () => {
  it('spans exactly from one corner to the other, in whole waves', () => {
    for (const path of createGuillochePaths(2660, 74, 90)) {
      const steps = [...path.matchAll(/c[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ ([\d.-]+) 0/g)].map(match => Number(match[1]))
      expect(steps.length % 2).toBe(0)
      expect(Math.abs(steps.reduce((sum, step) => sum + step, 0) - 2660)).toBeLessThan(steps.length * 0.06)
    }
  })

  it('has a mirror image of each wave', () => {
    const paths = createGuillochePaths(900, 74, 90)
    expect(paths.length % 2).toBe(0)
    expect(new Set(paths).size).toBe(paths.length)
  })
})
