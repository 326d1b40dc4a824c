// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import HandCount from '#renderer/features/room/control/activities/HandCount.vue'
import { activity } from '#tests/support/room/rooms.ts'
import { renderComponent } from '#tests/support/render-component.ts'

function createRun(over: Partial<RunView> = {}): RunView {
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
    isTimeUp: false,
    reopenBar: undefined,
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

async function renderCount() {
  const page = await renderComponent(HandCount, { props: { run: createRun() } })
  const readCounts = (): readonly number[] =>
    page.getAllByRole<HTMLInputElement>('spinbutton', { hidden: true }).map(({ valueAsNumber }) => valueAsNumber)
  return { page, readCounts }
}

describe('the count of raised hands', () => {
  it('shows the stored counts of the chosen statement', async () => {
    const { page, readCounts } = await renderCount()
    expect(readCounts()).toEqual([1, 2, 3, 4])
    await fireEvent.update(page.getByRole('combobox', { hidden: true }), '1')
    expect(readCounts()).toEqual([0, 0, 0, 0])
  })

  it('is not overwritten by answers that arrive while it is typed', async () => {
    const { page, readCounts } = await renderCount()
    await fireEvent.update(page.getAllByRole('spinbutton', { hidden: true })[0] as HTMLElement, '9')
    await page.rerender({ run: createRun({ answered: 5 }) })
    expect(readCounts()).toEqual([9, 2, 3, 4])
    await page.rerender({ run: createRun({ hands: { '0': [5, 5, 5, 5] } }) })
    expect(readCounts()).toEqual([5, 5, 5, 5])
  })
})
