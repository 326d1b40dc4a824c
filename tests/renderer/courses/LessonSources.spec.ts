// @vitest-environment jsdom
import { expect, it } from 'vitest'
import LessonSources from '#renderer/features/courses/lesson/LessonSources.vue'
import { renderComponent } from '#tests/support/render-component.ts'

it('puts a full stop after a title that has no mark of its own', async () => {
  const sources = [
    { id: 1, title: 'Who is a migrant?', by: 'IOM', year: '2024' },
    { id: 2, title: 'World Migration Report', by: 'IOM', year: '2024' },
  ]
  const page = await renderComponent(LessonSources, { props: { sources } })
  expect(page.getAllByRole('listitem').map(({ textContent }) => textContent.trim())).toEqual([
    'Who is a migrant? IOM, 2024',
    'World Migration Report. IOM, 2024',
  ])
})
