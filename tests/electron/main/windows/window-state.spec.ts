import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow, SMALLEST_SIZE } from '#main/windows/window-state.ts'

const laptop = { x: 0, y: 24, width: 1366, height: 728 }
const beside = { x: 1366, y: 0, width: 1920, height: 1080 }

describe('where the window opens', () => {
  it('opens where it was, on the second screen too', () => {
    const kept = { x: 1500, y: 100, width: 1000, height: 700 }
    expect(placeWindow(kept, [laptop, beside])).toEqual(kept)
  })

  it('comes to the first screen in its size when the second is gone', () => {
    expect(placeWindow({ x: 1500, y: 100, width: 1000, height: 700 }, [laptop])).toEqual({ width: 1000, height: 700 })
  })

  it('fits a small screen the first time', () => {
    expect(placeWindow(undefined, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({ width: 1024, height: 600 })
  })

  it('never opens where nobody can reach it, wherever it was kept', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), kept => {
        const { x = laptop.x, y = laptop.y, width = 0, height = 0 } = placeWindow(kept, [laptop])
        expect(Math.min(x + width, laptop.x + laptop.width) - Math.max(x, laptop.x)).toBeGreaterThanOrEqual(160)
        expect(y).toBeGreaterThanOrEqual(laptop.y)
        expect(y + 60).toBeLessThanOrEqual(laptop.y + laptop.height)
        expect(width).toBeGreaterThanOrEqual(SMALLEST_SIZE.width)
        expect(height).toBeGreaterThanOrEqual(SMALLEST_SIZE.height)
      }),
    )
  })
})
