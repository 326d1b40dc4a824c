// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { parseParticipants } from '#common/domain/workshops/parse-participants.ts'
import ParticipantImportPreview from '#renderer/features/workshops/participants/ParticipantImportPreview.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const describeProblem = (problem: string): string => `because ${problem}`

describe('the preview of an import', () => {
  it('shows people in a table, and skipped lines with their numbers and reasons', async () => {
    const parsed = parseParticipants('Name,Organisation\nAmina,<b>Port</b>\n,Nobody\nAmina,Port')
    const { getByRole, container } = await renderComponent(ParticipantImportPreview, { props: { parsed, describe: describeProblem } })
    expect(getByRole('table').textContent).toContain('Amina<b>Port</b>')
    expect(getByRole('status').textContent).toBe('2 lines will be skipped:')
    expect([...container.querySelectorAll('li')].map(line => line.textContent.replace(/\s+/g, ' '))).toEqual([
      'Line 3: Nobody because name-missing',
      'Line 4: Amina because name-twice',
    ])
  })

  it('says how many more people there are than it shows', async () => {
    const parsed = parseParticipants(Array.from({ length: 15 }, (_, index) => `Person ${index}`).join('\n'))
    const { container } = await renderComponent(ParticipantImportPreview, { props: { parsed, describe: describeProblem }, locale: 'ar' })
    expect(container.textContent).toContain('و3 آخرون')
  })
})
