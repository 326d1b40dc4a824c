import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeProjector } from '#main/windows/projector-place.ts'

const laptop = { bounds: { x: 0, y: 0, width: 1366, height: 768 }, workArea: { x: 0, y: 24, width: 1366, height: 728 } }
const beamer = { bounds: { x: 1366, y: 0, width: 1920, height: 1080 }, workArea: { x: 1366, y: 0, width: 1920, height: 1040 } }

describe('where the window of the wall opens', () => {
  it('fills the screen on which the suite is not', () => {
    expect(placeProjector({ x: 100, y: 50, width: 1000, height: 600 }, [laptop, beamer])).toEqual({
      bounds: beamer.bounds,
      fullScreen: true,
    })
    expect(placeProjector({ x: 1500, y: 50, width: 1000, height: 600 }, [laptop, beamer])).toEqual({
      bounds: laptop.bounds,
      fullScreen: true,
    })
  })

  it('goes by where most of the suite’s window is', () => {
    expect(placeProjector({ x: 1000, y: 50, width: 600, height: 600 }, [laptop, beamer])?.bounds).toEqual(beamer.bounds)
  })

  it('is a window like any other where there is one screen', () => {
    expect(placeProjector({ x: 0, y: 24, width: 1366, height: 728 }, [laptop])).toEqual({
      bounds: { x: 171, y: 115, width: 1025, height: 546 },
      fullScreen: false,
    })
  })

  it('is left to the system where no screen is known', () => {
    expect(placeProjector({ x: 0, y: 0, width: 10, height: 10 }, [])).toBeUndefined()
  })

  it('lies on a screen, wherever the suite’s window is', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), suite => {
        const place = placeProjector(suite, [laptop, beamer])
        expect([laptop.bounds, beamer.bounds]).toContainEqual(place?.bounds)
      }),
    )
  })
})
