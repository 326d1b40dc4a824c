import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseProjectorBounds } from '#main/windows/projector-bounds.ts'

const laptop = { bounds: { x: 0, y: 0, width: 1366, height: 768 }, workArea: { x: 0, y: 24, width: 1366, height: 728 } }
const beamer = { bounds: { x: 1366, y: 0, width: 1920, height: 1080 }, workArea: { x: 1366, y: 0, width: 1920, height: 1040 } }

describe('the bounds of the projector window', () => {
  it('fill the screen without the suite’s window', () => {
    expect(chooseProjectorBounds({ x: 100, y: 50, width: 1000, height: 600 }, [laptop, beamer])).toEqual({
      bounds: beamer.bounds,
      fullScreen: true,
    })
    expect(chooseProjectorBounds({ x: 1500, y: 50, width: 1000, height: 600 }, [laptop, beamer])).toEqual({
      bounds: laptop.bounds,
      fullScreen: true,
    })
  })

  it('depend on where most of the suite’s window is', () => {
    expect(chooseProjectorBounds({ x: 1000, y: 50, width: 600, height: 600 }, [laptop, beamer])?.bounds).toEqual(beamer.bounds)
  })

  it('are a centred window on the only screen', () => {
    expect(chooseProjectorBounds({ x: 0, y: 24, width: 1366, height: 728 }, [laptop])).toEqual({
      bounds: { x: 171, y: 115, width: 1025, height: 546 },
      fullScreen: false,
    })
  })

  it('are left to the system when no screen is known', () => {
    expect(chooseProjectorBounds({ x: 0, y: 0, width: 10, height: 10 }, [])).toBeUndefined()
  })

  it('lie on a screen wherever the suite’s window is', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: size, height: size }), suite => {
        const place = chooseProjectorBounds(suite, [laptop, beamer])
        expect([laptop.bounds, beamer.bounds]).toContainEqual(place?.bounds)
      }),
    )
  })
})
