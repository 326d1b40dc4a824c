import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeLearnerPins, type LearnerPins } from '#common/domain/pins/learner-pins.ts'

const secret = fc.record({ salt: fc.string(), hash: fc.string() })
const pins: fc.Arbitrary<LearnerPins> = fc.dictionary(
  fc.constantFrom('amina', 'badr', 'chadia', 'dina'),
  fc.option(fc.record({ pin: secret, recovery: fc.option(secret, { nil: undefined }) })),
)

describe('the PINs after a restore', () => {
  it('are those decided here, and of others those in the backup; restoring again changes nothing', () => {
    fc.assert(
      fc.property(pins, pins, (here, backup) => {
        const merged = mergeLearnerPins(here, backup)
        for (const [id, kept] of Object.entries(merged)) expect(kept).toEqual(Object.hasOwn(here, id) ? here[id] : backup[id])
        expect(Object.keys(merged).sort()).toEqual([...new Set([...Object.keys(here), ...Object.keys(backup)])].sort())
        expect(mergeLearnerPins(merged, backup)).toEqual(merged)
      }),
    )
  })
})
