// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { parseParticipants } from '#common/domain/workshops/participants/parse-participants.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import ParticipantImportPreview from '#renderer/features/workshops/participants/ParticipantImportPreview.vue'
import { renderComponent } from '#tests/support/render-component.ts'

async function preview(text: string, { groups = [] as readonly string[], locale = 'en' as Locale } = {}) {
  const parsed = parseParticipants(text)
  return renderComponent(ParticipantImportPreview, { props: { parsed, people: parsed.people, groups }, locale })
}

describe('the preview of an import', () => {
  it('shows people in a table, and skipped lines with their numbers and reasons', async () => {
    const { getByRole, container } = await preview('Name,Organisation\nAmina,<b>Port</b>\n,Nobody\nAmina,<b>Port</b>')
    expect(getByRole('table').textContent).toContain('Amina<b>Port</b>')
    expect(getByRole('status').textContent.trim()).toBe('2 lines will be skipped:')
    expect([...container.querySelectorAll('li')].map(line => line.textContent.replace(/\s+/g, ' '))).toEqual([
      'Line 3: Nobody The name is missing.',
      'Line 4: Amina The same person is further up in these lines.',
    ])
  })

  it('says how many more people there are than it shows', async () => {
    const { container } = await preview(Array.from({ length: 15 }, (_, index) => `Person ${index}`).join('\n'), { locale: 'ar' })
    expect(container.textContent).toContain('و3 آخرون')
  })

  it('names the columns that are not used, and says that e-mail addresses are left out', async () => {
    const { container } = await preview('Name,E-mail,Allergies,Diet\nAmina,a@x.org,nuts,none')
    expect(container.textContent).toContain('Not used: Allergies and Diet.')
    expect(container.textContent).toContain('E-mail addresses are left out: the suite does not keep them.')
  })

  it('shows groups as the workshop names them, and those that will be created', async () => {
    const { getByRole, container } = await preview('Name,Group\nAmina,1\nBinod,Blue', { groups: ['Group 1'] })
    expect(getByRole('table').textContent).toContain('AminaGroup 1BinodBlue')
    expect(container.textContent).toContain('New groups: Blue.')
  })
})
