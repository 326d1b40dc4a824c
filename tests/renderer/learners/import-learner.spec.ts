// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { ITEM_SORTS } from '#common/domain/learners/merge/learner-kinds.ts'
import type { Receipt } from '#common/domain/learners/merge/merge-copies.ts'
import FoundLearner from '#renderer/features/learners/my-data/FoundLearner.vue'
import ImportReceipt from '#renderer/features/learners/my-data/ImportReceipt.vue'
import type { FoundLearnerFile } from '#renderer/features/learners/my-data/upload-learner-file.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const nothing = { added: 0, known: 0 }
const file: FoundLearnerFile = {
  kind: 'file',
  learner: { id: 'a', name: 'Amal', organisation: 'Town of Agadir' },
  madeAt: '2026-02-10T10:00:00Z',
  isHere: false,
  hasNamesake: false,
}

/** Listens as a parent does: a production build of Vue records no events by itself. */
async function renderFound(found: Partial<FoundLearnerFile>, busy = false) {
  const answers: string[] = []
  const page = await renderComponent(FoundLearner, {
    props: { found: { ...file, ...found }, busy, onConfirm: () => answers.push('confirm'), onCancel: () => answers.push('cancel') },
  })
  return Object.assign(page, { answers })
}

describe('a learner file that was chosen', () => {
  it('asks before somebody who is not on this computer is added', async () => {
    const page = await renderFound({})
    expect(page.container.textContent).toContain('is not on this computer yet. Add as a new learner?')
    expect(page.container.textContent).not.toContain('Another learner with this name')
    await fireEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await fireEvent.click(page.getByRole('button', { name: 'Add as a new learner' }))
    expect(page.answers).toEqual(['cancel', 'confirm'])
  })

  it('says that somebody else of the same name stays somebody else', async () => {
    const page = await renderFound({ hasNamesake: true })
    expect(page.container.textContent).toContain('Another learner with this name is on this computer.')
  })

  it('says of somebody who is here that nothing is deleted', async () => {
    const page = await renderFound({ isHere: true })
    expect(page.container.textContent).toContain('is already on this computer.')
    await fireEvent.click(page.getByRole('button', { name: 'Import' }))
    expect(page.answers).toEqual(['confirm'])
  })

  it('is imported once, however often the button is pressed', async () => {
    const page = await renderFound({}, true)
    expect(page.getByRole('status').textContent).toBe('Importing…')
    await fireEvent.click(page.getByRole('button', { name: 'Add as a new learner' }))
    expect(page.answers).toEqual([])
    expect(page.queryByRole('button', { name: 'Cancel' })).toBeNull()
  })
})

describe('the receipt of an import', () => {
  it('counts of every sort what came in and what was here, in the digits of the language', async () => {
    const receipt = {
      attempts: { added: 1, known: 2 },
      answers: { added: 3, known: 4 },
      lessons: { added: 5, known: 6 },
      notes: { added: 7, known: 8 },
      highlights: { added: 10, known: 11 },
      bookmarks: { added: 12, known: 13 },
      reviews: { added: 1234, known: 9 },
      certificates: nothing,
      'both-texts': nothing,
    }
    const page = await renderComponent(ImportReceipt, { props: { receipt } })
    const rows = page.getAllByRole('row').map(row => [...row.children].map(cell => cell.textContent))
    expect(rows).toEqual([
      ['', 'New', 'Already here'],
      ['Quiz attempts', '1', '2'],
      ['Answers', '3', '4'],
      ['Finished lessons', '5', '6'],
      ['Notes', '7', '8'],
      ['Highlights', '10', '11'],
      ['Bookmarks', '12', '13'],
      ['Practice reviews', '1,234', '9'],
      ['Certificates', '0', '0'],
    ])
  })

  it('says where both texts of a note are, when both computers had changed it', async () => {
    const empty = Object.fromEntries(ITEM_SORTS.map(sort => [sort, nothing])) as Receipt
    const receipt = { ...empty, 'both-texts': { added: 2, known: 0 } }
    const page = await renderComponent(ImportReceipt, { props: { receipt } })
    expect(page.getByRole('row', { name: /^Notes changed on both computers 2/ })).toBeTruthy()
    expect(page.getByText(/one below the other, with \* \* \* in between/)).toBeTruthy()
  })
})
