// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import SourceItem from '#renderer/features/authoring/sources-form/SourceItem.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const source = { key: 1, id: '12', title: 'A report', by: '', year: '', url: '', note: '' }
const renderItem = (paths: readonly string[], repeated: boolean) =>
  renderComponent(SourceItem, { props: { source, paths, open: true, repeated } })

describe('a source in the form', () => {
  it('can be deleted when another has its number, although files mark that', async () => {
    const { getByRole, getByText, emitted } = await renderItem(['core/en/01-first.md'], true)
    expect(getByText(/Another source has the same number/)).toBeTruthy()
    await fireEvent.click(getByRole('button', { name: 'Delete source' }))
    expect(emitted('remove')).toHaveLength(1)
  })

  it('is kept while files mark it and no other has its number', async () => {
    const { queryByRole, getByText } = await renderItem(['core/en/01-first.md'], false)
    expect(queryByRole('button', { name: 'Delete source' })).toBeNull()
    expect(getByText(/remove its marks/)).toBeTruthy()
  })
})
