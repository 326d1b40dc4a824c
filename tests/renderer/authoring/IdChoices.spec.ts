// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import IdChoices from '#renderer/features/authoring/course-form/IdChoices.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${String(index)}`, title: { en: `Skill ${String(index)}` } }))
const props = (count: number) => ({ legend: 'Competencies', hint: '', options: options(count), modelValue: ['c30'] })

it('shows a long list with what is chosen first, and filters it', async () => {
  await renderComponent(IdChoices, { props: props(37) })
  const names = (): readonly (string | null)[] => screen.getAllByRole('checkbox').map(box => box.closest('label')?.textContent.trim() ?? '')
  expect(names()[0]).toBe('Skill 30')
  await fireEvent.update(screen.getByLabelText('Filter the list'), 'SKILL 3')
  expect(names()).toEqual(['Skill 30', 'Skill 3', 'Skill 31', 'Skill 32', 'Skill 33', 'Skill 34', 'Skill 35', 'Skill 36'])
  expect(screen.getByRole('status').textContent).toContain('8 of 37 shown, 1 selected')
})

it('shows a short list as it is', async () => {
  await renderComponent(IdChoices, { props: { ...props(3), modelValue: [] } })
  expect(screen.queryByLabelText('Filter the list')).toBeNull()
})
