import { describe, expect, it } from 'vitest'
import { nameSteps } from '#common/domain/room/rules/scale-steps.ts'

const USUAL = ['not at all', 'a little', 'mostly', 'fully']

describe('the steps of a scale', () => {
  it('have their usual names while the facilitator names none', () => {
    expect(nameSteps(undefined, USUAL, String)).toEqual(USUAL)
    expect(nameSteps(['', ' ', '', ''], USUAL, String)).toEqual(USUAL)
  })

  it('are numbered between the ends that were named', () => {
    expect(nameSteps(['Poor', '', '', 'Excellent'], USUAL, String)).toEqual(['Poor', '2', '3', 'Excellent'])
  })
})
