// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import LinedText from '#renderer/features/authoring/text/LinedText.vue'
import type { TextRange } from '#common/domain/courses/edit/find-in-text.ts'
import TextFind from '#renderer/features/authoring/text/TextFind.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const problem = (line: number, severity: 'error' | 'warning') => ({ path: 'ar/quiz.md', line, column: 1, severity, message: '' })

describe('the text of a file', () => {
  it('has a number beside each line, marked where there is a problem, and is checked in its language', async () => {
    const { container, getByRole } = await renderComponent(LinedText, {
      props: {
        path: 'ar/quiz.md',
        lang: 'ar',
        problems: [problem(2, 'warning'), problem(2, 'error'), problem(3, 'warning')],
        modelValue: 'a\nb\nc',
      },
    })
    expect([...container.querySelectorAll('.number')].map(number => [number.textContent, number.className])).toEqual([
      ['1', 'number'],
      ['2', 'number error'],
      ['3', 'number warning'],
    ])
    const area = getByRole('textbox')
    expect(['lang', 'dir', 'spellcheck'].map(name => area.getAttribute(name))).toEqual(['ar', 'rtl', 'true'])
  })
})

describe('find and replace', () => {
  async function renderFind(text: string, selected: TextRange = { start: 0, end: 0 }) {
    const shown: unknown[] = []
    let written = text
    const page = await renderComponent(TextFind, {
      props: {
        text,
        cursor: () => selected,
        onShow: (range: TextRange) => shown.push((selected = range)),
        onReplace: (range: TextRange, words: string) => {
          shown.push([range, words])
          written = written.slice(0, range.start) + words + written.slice(range.end)
          void page.rerender({ text: written })
        },
      },
    })
    return { ...page, shown }
  }

  it('counts the matches and goes through them, and back', async () => {
    const { getByLabelText, getByRole, shown } = await renderFind('one two One')
    await fireEvent.update(getByLabelText('Find'), 'one')
    expect(getByRole('status').textContent).toBe('2 matches')
    await fireEvent.submit(getByRole('search'))
    expect(getByRole('status').textContent).toBe('1 of 2')
    await fireEvent.click(getByRole('button', { name: 'Next match' }))
    await fireEvent.click(getByRole('button', { name: 'Previous match' }))
    expect(shown).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 11 },
      { start: 0, end: 3 },
    ])
    await fireEvent.click(getByLabelText('Match case'))
    expect(getByRole('status').textContent).toBe('1 match')
    await fireEvent.update(getByLabelText('Find'), 'three')
    expect(getByRole('status').textContent).toBe('No matches')
  })

  it('replaces what is selected, or everything at once', async () => {
    const { getByLabelText, getByRole, rerender, shown } = await renderFind('one two one one', { start: 8, end: 11 })
    const told = (): string | null => getByRole('status').textContent
    await fireEvent.update(getByLabelText('Find'), 'one')
    await fireEvent.update(getByLabelText('Replace with'), 'three')
    await fireEvent.click(getByRole('button', { name: 'Replace' }))
    expect(shown[0]).toEqual([{ start: 8, end: 11 }, 'three'])
    await fireEvent.click(getByRole('button', { name: 'Replace all' }))
    expect(shown.at(-1)).toEqual([{ start: 0, end: 17 }, 'three two three three'])
    await vi.waitFor(() => expect(told()).toBe('2 matches replaced'))
    expect(document.activeElement).toBe(getByLabelText('Find'))
    await rerender({ text: 'one again' })
    expect(told()).toBe('1 match')
    await fireEvent.click(getByRole('button', { name: 'Next match' }))
    await fireEvent.click(getByRole('button', { name: 'Replace' }))
    await vi.waitFor(() => expect(told()).toBe('1 match replaced'))
  })
})
