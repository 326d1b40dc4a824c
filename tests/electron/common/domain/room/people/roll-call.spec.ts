import { describe, expect, it } from 'vitest'
import { editParticipant } from '#common/domain/room/people/edit-participant.ts'
import { listAwaited } from '#common/domain/room/people/roll-call.ts'
import { person, testId } from '#tests/support/room/rooms.ts'

const AMINA = { id: testId(50), name: 'Amina El Idrissi', organisation: 'Water office', group: 1 }
const BINOD = { id: testId(51), name: 'Binod Thapa', organisation: '', group: undefined }
const edit = { name: undefined, organisation: undefined, group: undefined, notExpected: false, expectedId: undefined }

describe('the roll call', () => {
  it('awaits everybody on the list from the start, and nobody who has joined as one of them', () => {
    expect(listAwaited([], [AMINA, BINOD]).map(({ name }) => name)).toEqual(['Amina El Idrissi', 'Binod Thapa'])
    expect(listAwaited([person(1, { expectedId: AMINA.id })], [AMINA, BINOD]).map(({ name }) => name)).toEqual(['Binod Thapa'])
  })

  it.each(['El Idrissi Amina', 'amina', 'Amina Idrisi', 'AMINA EL-IDRISSI', 'Amina el Idrissy'])(
    'finds who typed the name otherwise: %s',
    name => {
      const typed = person(1, { name, expectedId: undefined })
      expect(listAwaited([typed], [AMINA, BINOD]).map(({ likely }) => likely.map(({ id }) => id))).toEqual([[typed.id], []])
    },
  )

  it.each(['Aminata Diallo', 'Ami', 'A', 'Samira Idrissi', '–'])('does not take somebody else for them: %s', name => {
    expect(listAwaited([person(1, { name, expectedId: undefined })], [AMINA])[0]?.likely).toEqual([])
  })

  it('gives somebody the spelling, organisation and group of the list when the facilitator confirms who it is', () => {
    const typed = person(1, { name: 'Amina Idrisi', organisation: '', expectedId: undefined, nameConfirmed: true })
    const room = { people: { [typed.id]: typed } }
    expect(editParticipant(typed, { ...edit, expectedId: AMINA.id }, room, { participants: [AMINA] })).toEqual({
      expectedId: AMINA.id,
      name: 'Amina El Idrissi',
      nameConfirmed: false,
      organisation: 'Water office',
      group: 1,
    })
  })
})
