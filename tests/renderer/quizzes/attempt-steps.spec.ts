// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { AttemptQuestion } from '#common/contract/quizzes.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import AttemptSteps from '#renderer/features/quizzes/AttemptSteps.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const questions = ['a', 'b', 'c'].map(questionId => ({ questionId, answered: undefined }) as AttemptQuestion)

async function renderSteps(locale: Locale) {
  const gone: number[] = []
  const page = await renderComponent(AttemptSteps, {
    props: { questions, index: 1, onGo: (index: number) => gone.push(index) },
    locale,
  })
  const [first, second, third] = page.getAllByRole('button') as [HTMLElement, HTMLElement, HTMLElement]
  return { page, gone, first, second, third }
}

describe('the questions of a quiz above the one that is open', () => {
  it('are one stop for the Tab key: the open question', async () => {
    const { page, second } = await renderSteps('en')
    expect(page.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toEqual([second])
    expect(second.getAttribute('aria-current')).toBe('step')
  })

  it.each([
    ['en', 'ArrowRight'],
    ['ar', 'ArrowLeft'],
  ] as const)('are gone along with the arrow keys in %s, and opened by Enter or a click', async (locale, onward) => {
    const { gone, second, third } = await renderSteps(locale)
    second.focus()
    await fireEvent.keyDown(second, { key: onward })
    await new Promise(resolve => setTimeout(resolve))
    expect(document.activeElement).toBe(third)
    await fireEvent.click(third)
    expect(gone).toEqual([2])
  })
})
