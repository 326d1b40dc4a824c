// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import HandsCount from '#renderer/features/room/control/activities/HandsCount.vue'
import { activity } from '#tests/support/room/rooms.ts'
import { renderComponent } from '#tests/support/render-component.ts'

function scale(over: Partial<RunView> = {}): RunView {
  const items = [0, 1].map(() => ({ counts: [0, 0, 0, 0], mean: undefined }))
  return {
    id: 'r',
    entryId: '',
    state: 'open',
    question: 0,
    options: { points: false, teams: false, selfPaced: false },
    openedAt: '',
    activity: activity({ kind: 'scale', items: ['We know', 'We do'] }),
    langs: ['en'],
    questions: {},
    keys: {},
    shownKeys: [],
    answered: 0,
    result: { kind: 'ratings', n: 0, items, before: undefined, comments: [] },
    hands: { '0': [1, 2, 3, 4] },
    podium: [],
    ...over,
  }
}

async function panel() {
  const page = await renderComponent(HandsCount, { props: { run: scale() } })
  const typed = (): readonly number[] =>
    page.getAllByRole<HTMLInputElement>('spinbutton', { hidden: true }).map(({ valueAsNumber }) => valueAsNumber)
  return { page, typed }
}

describe('hands counted in the room', () => {
  it('are there to be changed, for each statement its own', async () => {
    const { page, typed } = await panel()
    expect(typed()).toEqual([1, 2, 3, 4])
    await fireEvent.update(page.getByRole('combobox', { hidden: true }), '1')
    expect(typed()).toEqual([0, 0, 0, 0])
  })

  it('stay as they are being typed while answers come in', async () => {
    const { page, typed } = await panel()
    await fireEvent.update(page.getAllByRole('spinbutton', { hidden: true })[0] as HTMLElement, '9')
    await page.rerender({ run: scale({ answered: 5 }) })
    expect(typed()).toEqual([9, 2, 3, 4])
    await page.rerender({ run: scale({ hands: { '0': [5, 5, 5, 5] } }) })
    expect(typed()).toEqual([5, 5, 5, 5])
  })
})
