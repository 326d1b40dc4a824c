// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { listAwaited } from '#common/domain/room/people/roll-call.ts'
import RollCall from '#renderer/features/room/control/people/RollCall.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { person, testId } from '#tests/support/room/rooms.ts'

const LIST = ['Amina El Idrissi', 'Binod Thapa'].map((name, index) => ({
  id: testId(50 + index),
  name,
  organisation: '',
  group: undefined,
}))

describe('the roll call', () => {
  it('counts who is not here yet, and ticks who is', async () => {
    const { getByRole, emitted } = await renderComponent(RollCall, { props: { awaited: listAwaited([], LIST) } })
    expect(getByRole('heading').textContent).toBe('2 expected people are not here yet')
    await fireEvent.click(getByRole('checkbox', { name: 'Binod Thapa is here' }))
    expect(emitted('tick')).toEqual([[testId(51)]])
  })

  it('asks whether somebody with nearly the same name is the person on the list', async () => {
    const typed = person(1, { name: 'Idrissi Amina', expectedId: undefined })
    const { getByText, getByRole, emitted } = await renderComponent(RollCall, { props: { awaited: listAwaited([typed], LIST) } })
    expect(getByText(/“Idrissi Amina” is in the room/)).toBeTruthy()
    await fireEvent.click(getByRole('button', { name: 'Same person' }))
    expect(emitted('match')).toEqual([[typed.id, testId(50)]])
  })
})
