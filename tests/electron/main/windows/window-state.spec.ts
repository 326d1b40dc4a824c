import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restoreWindowBounds, MINIMUM_SIZE } from '#main/windows/window-state.ts'

const laptop = { x: 0, y: 24, width: 1366, height: 728 }
const beside = { x: 1366, y: 0, width: 1920, height: 1080 }

describe('the restored window bounds', () => {
  it('are where the window was, on a second screen too', () => {
    const saved = { x: 1500, y: 100, width: 1000, height: 700 }
    expect(restoreWindowBounds(saved, [laptop, beside])).toEqual(saved)
  })

  it('move to the first screen when the second is gone', () => {
    expect(restoreWindowBounds({ x: 1500, y: 100, width: 1000, height: 700 }, [laptop])).toEqual({ width: 1000, height: 700 })
  })

  it('fit a small screen at the first start', () => {
    expect(restoreWindowBounds(undefined, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({ width: 1024, height: 600 })
  })

  it('are always reachable', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), saved => {
        const { x = laptop.x, y = laptop.y, width = 0, height = 0 } = restoreWindowBounds(saved, [laptop])
        expect(Math.min(x + width, laptop.x + laptop.width) - Math.max(x, laptop.x)).toBeGreaterThanOrEqual(160)
        expect(y).toBeGreaterThanOrEqual(laptop.y)
        expect(y + 60).toBeLessThanOrEqual(laptop.y + laptop.height)
        expect(width).toBeGreaterThanOrEqual(MINIMUM_SIZE.width)
        expect(height).toBeGreaterThanOrEqual(MINIMUM_SIZE.height)
      }),
    )
  })
})
