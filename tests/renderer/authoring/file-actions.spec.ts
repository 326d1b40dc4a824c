// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/vue'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defineComponent, h, shallowRef, withDirectives } from 'vue'
import type { Draft, DraftFile } from '#common/contract/authoring.ts'
import type { DraftChange } from '#common/contract/draft-files.ts'
import DraftFileActions from '#renderer/features/authoring/files/DraftFileActions.vue'
import DraftUndo from '#renderer/features/authoring/files/DraftUndo.vue'
import type { FileSteps, StepOutcome } from '#renderer/features/authoring/files/use-file-steps.ts'
import { useUnsavedTextsStore } from '#renderer/features/authoring/unsaved-texts.store.ts'
import { vKeepFocus } from '#renderer/ui/focus/v-keep-focus.ts'
import { renderComponent } from '#tests/support/render-component.ts'

/** Nothing scrolls where nothing is laid out. */
Element.prototype.scrollIntoView = () => undefined

const toFile = (path: string): DraftFile => ({
  path,
  kind: path.endsWith('quiz.md') ? 'quiz' : 'lesson',
  lang: 'en',
  title: path,
  errors: 0,
  warnings: 0,
  translation: undefined,
  originalPath: undefined,
})
const toDraft = (paths: readonly string[], change?: DraftChange): Draft => ({
  folder: '/courses/desk',
  id: 'desk',
  title: 'The desk',
  titleLang: 'en',
  version: '0.1.0',
  order: 0,
  languages: ['en'],
  files: paths.map(toFile),
  missing: [],
  problems: [],
  canInstall: true,
  change,
  isSettled: true,
})

/** The page of a file whose steps do to a list of paths what the backend does to files. */
async function renderActions(paths: readonly string[], shown: string) {
  const done: string[] = []
  const draft = shallowRef(toDraft(paths))
  const file = shallowRef(toFile(shown))
  function become(to: string | undefined, what: string): Promise<StepOutcome> {
    done.push(what)
    const rest = draft.value.files.map(({ path }) => (path === file.value.path ? to : path)).filter(path => path !== undefined)
    draft.value = toDraft(rest)
    file.value = toFile(to ?? rest[0] ?? '')
    return Promise.resolve({ kind: 'changed', path: to })
  }
  const steps: FileSteps = {
    rename: ({ path }, name) => become(`${path.slice(0, 6)}${name}.md`, `rename to ${name}`),
    move: () => become(file.value.path, 'move'),
    remove: ({ path }) => become(undefined, `remove ${path}`),
    findLinking: () => Promise.resolve({ kind: 'found', paths: [] }),
  }
  const page = await renderComponent(
    defineComponent({
      setup: () => () =>
        withDirectives(h('main', { tabindex: -1 }, [h(DraftFileActions, { draft: draft.value, file: file.value, steps })]), [[vKeepFocus]]),
    }),
  )
  return { page, done }
}

describe('renaming a lesson', () => {
  it('shows the name that its file will get while it is typed, and says that what was typed is saved first', async () => {
    const { page, done } = await renderActions(['en/01-first.md', 'en/02-second.md'], 'en/02-second.md')
    await fireEvent.click(page.getByRole('button', { name: 'Rename' }))
    await fireEvent.update(page.getByRole('textbox'), 'Étude de cas')
    expect(page.getByText(/02-etude-de-cas\.md/)).toBeTruthy()
    expect(page.getByText(/The title stays as it is: it is the line “title:” in the text\./)).toBeTruthy()
    expect(page.queryByText(/unsaved changes/)).toBeNull()
    const unsaved = useUnsavedTextsStore()
    unsaved.set('/courses/desk', 'en/02-second.md', { text: 'Typed', hash: '' })
    // It keeps the window of all specs of this worker from closing.
    onTestFinished(() => unsaved.delete('/courses/desk', 'en/02-second.md'))
    expect(await page.findByText('Your unsaved changes to this file will be saved first.')).toBeTruthy()
    await fireEvent.submit(page.container.querySelector('form') as HTMLElement)
    await waitFor(() => expect(page.queryByRole('textbox')).toBeNull())
    expect(done).toEqual(['rename to etude-de-cas'])
    await waitFor(() => expect(document.activeElement).toBe(page.getByRole('button', { name: 'Rename' })))
  })

  it('asks for a letter where there is none', async () => {
    const { page, done } = await renderActions(['en/01-first.md'], 'en/01-first.md')
    await fireEvent.click(page.getByRole('button', { name: 'Rename' }))
    await fireEvent.update(page.getByRole('textbox'), ' … ')
    await fireEvent.submit(page.container.querySelector('form') as HTMLElement)
    expect(page.getByRole('alert').textContent).toBe('Type at least one letter or digit.')
    expect(done).toEqual([])
  })
})

describe('deleting a file', () => {
  it('says what it means when it is the only lesson of the course, and does it after a yes', async () => {
    const { page, done } = await renderActions(['en/01-first.md', 'en/quiz.md'], 'en/01-first.md')
    await fireEvent.click(page.getByRole('button', { name: 'Delete file' }))
    expect(await page.findByText(/only lesson.*cannot be exported or added to the library/)).toBeTruthy()
    expect(done).toEqual([])
    await fireEvent.click(page.getByRole('dialog').querySelector('.dialog-actions button') as HTMLElement)
    await waitFor(() => expect(done).toEqual(['remove en/01-first.md']))
  })

  it.each([
    ['another lesson is there', ['en/01-first.md', 'en/02-second.md'], 'en/01-first.md'],
    ['it is no lesson', ['en/01-first.md', 'en/quiz.md'], 'en/quiz.md'],
  ])('asks nothing when %s', async (_, paths, shown) => {
    const { page, done } = await renderActions(paths, shown)
    page.getByRole('button', { name: 'Delete file' }).focus()
    await fireEvent.click(page.getByRole('button', { name: 'Delete file' }))
    await waitFor(() => expect(done).toEqual([`remove ${shown}`]))
    expect(page.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).not.toBe(document.body)
  })
})

describe('the notice of a step', () => {
  const rename: DraftChange = { id: 'a', what: 'renamed', path: 'en/01-first.md', to: 'en/01-start.md' }
  const deletion: DraftChange = { id: 'b', what: 'deleted', path: 'en/quiz.md', to: undefined }
  const words = (element: Element | null): string => (element?.textContent ?? '').replaceAll(/[\u2066-\u2069]/g, '')

  it('tells the new name, what was saved first, and then what was undone beside what can be undone next', async () => {
    const asked: DraftChange[] = []
    function undo(change: DraftChange) {
      asked.push(change)
      return Promise.resolve({ kind: 'undone', path: change.path } as const)
    }
    const before = { undo, done: { saved: ['en/01-first.md'], undone: undefined }, draft: toDraft([], rename) }
    const page = await renderComponent(DraftUndo, { props: before })
    expect(words(page.getByRole('status'))).toContain('Changes saved in en/01-first.md.')
    expect(words(page.getByRole('status'))).toContain('en/01-first.md is now called en/01-start.md.')
    const notice = page.container.querySelector('.notice')
    await page.rerender({ ...before, draft: toDraft([], deletion) })
    // Another step is another notice: the words of one never turn into those of the other.
    expect(page.container.querySelector('.notice')).not.toBe(notice)
    expect(words(page.getByRole('status'))).toContain('en/quiz.md was deleted.')
    await fireEvent.click(page.getByRole('button', { name: 'Undo' }))
    expect(asked).toEqual([deletion])
    await page.rerender({ ...before, done: { saved: [], undone: deletion } })
    expect(words(page.getByRole('status'))).toContain('Undone: en/quiz.md is as it was before.')
    expect(words(page.container.querySelector('.notice'))).toContain('en/01-first.md is now called en/01-start.md.')
  })
})
