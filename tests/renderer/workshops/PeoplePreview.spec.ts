// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { parseParticipants } from '#common/domain/workshops/parse-participants.ts'
import PeoplePreview from '#renderer/features/workshops/people/PeoplePreview.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const wordsOf = (fault: string): string => `because ${fault}`

describe('what a pasted list would bring', () => {
  it('is shown before it is taken: people in a table, lines that are left out with their number and why', async () => {
    const found = parseParticipants('Name,Organisation\nAmina,<b>Port</b>\n,Nobody\nAmina,Port')
    const { getByRole, container } = await renderComponent(PeoplePreview, { props: { found, wordsOf } })
    expect(getByRole('table').textContent).toContain('Amina<b>Port</b>')
    expect(getByRole('status').textContent).toBe('2 lines will be skipped:')
    expect([...container.querySelectorAll('li')].map(line => line.textContent.replace(/\s+/g, ' '))).toEqual([
      'Line 3: Nobody because name-missing',
      'Line 4: Amina because name-twice',
    ])
  })

  it('says how many more there are than it shows', async () => {
    const found = parseParticipants(Array.from({ length: 15 }, (_, index) => `Person ${index}`).join('\n'))
    const { container } = await renderComponent(PeoplePreview, { props: { found, wordsOf }, locale: 'ar' })
    expect(container.textContent).toContain('و3 آخرون')
  })
})
