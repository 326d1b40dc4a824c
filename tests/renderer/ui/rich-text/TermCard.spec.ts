// @vitest-environment jsdom
import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import TermCard from '#renderer/ui/rich-text/TermCard.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const term = {
  id: 'remittances',
  term: 'Remittances',
  html: '<p>Money sent home.</p>',
  others: [
    { lang: 'fr', term: 'Transferts de fonds' },
    { lang: 'ar', term: 'التحويلات المالية' },
  ],
} as const

it('heads a term with the word of the reader’s language, and has that of the text beside it', async () => {
  await renderComponent(TermCard, { props: { term, lang: 'en' }, locale: 'ar' })
  const [first, second, ...more] = [...document.querySelectorAll('bdi')]
  expect([first?.textContent, first?.lang]).toEqual(['التحويلات المالية', 'ar'])
  expect(second?.textContent).toBe('Remittances')
  expect(more).toEqual([])
  expect(screen.getByText('Money sent home.').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
})

it.each(['en', 'es'] as const)('heads it with the word of the text where that is all there is to say, in %s', async locale => {
  const { container } = await renderComponent(TermCard, { props: { term, lang: 'en' }, locale })
  expect([...container.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toEqual(['Remittances'])
})
