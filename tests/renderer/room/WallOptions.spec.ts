// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import WallOptions from '#renderer/features/room/control/activities/WallOptions.vue'
import { activity } from '#tests/support/room/rooms.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const wall: RunView = {
  id: 'wall',
  entryId: '',
  state: 'open',
  question: 0,
  options: { points: false, teams: false, selfPaced: false },
  openedAt: '',
  activity: activity({ kind: 'question-wall', items: [] }),
  langs: ['en'],
  isTimeUp: false,
  reopenBar: undefined,
  questions: {},
  keys: {},
  shownKeys: [],
  wall: undefined,
  answered: 0,
  result: { kind: 'posts', n: 0, posts: [] },
  hands: {},
  podium: [],
}

describe('the form of a board', () => {
  it('opens with two columns, and counts only those that have a name', async () => {
    const page = await renderComponent(WallOptions, { props: { run: wall } })
    await fireEvent.click(page.getByRole('button', { name: /board/i }))
    expect(page.getAllByRole('textbox')).toHaveLength(2)
    await fireEvent.update(page.getAllByRole('textbox')[0] as HTMLElement, 'Now')
    await fireEvent.submit(page.container.querySelector('form') as HTMLElement)
    expect(page.getByRole('alert')).toBeTruthy()
  })

  it('has the cursor in its first name, and in the name of a column that is added', async () => {
    const page = await renderComponent(WallOptions, { props: { run: wall } })
    await fireEvent.click(page.getByRole('button', { name: /board/i }))
    await waitFor(() => expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Column 1' })))
    await fireEvent.click(page.getByRole('button', { name: 'Add column' }))
    await waitFor(() => expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Column 3' })))
  })
})
