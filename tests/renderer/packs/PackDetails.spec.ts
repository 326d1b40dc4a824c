// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { PackContents } from '#common/contract/packs.ts'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import PackDetails from '#renderer/features/packs/PackDetails.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const contents: PackContents = {
  courseId: 'town',
  version: '1.0.0',
  title: { en: 'A small town', ar: 'بلدة صغيرة' },
  languages: ['en', 'ar'],
  lessonCount: 2,
  bytes: 3 * 1024 * 1024,
}

/** Listens as a parent does: a production build of Vue records no events by itself. */
async function renderDetails(verdict: InstallVerdict, locale: Locale = 'en') {
  const requested: string[] = []
  const page = await renderComponent(PackDetails, {
    props: { contents, verdict, onInstall: () => requested.push('install'), onAgain: () => requested.push('again') },
    locale,
  })
  return Object.assign(page, { requested })
}

describe('the details of a pack', () => {
  it('include title, version, lessons, languages and size', async () => {
    const page = await renderDetails({ kind: 'new' })
    expect(page.getByRole('heading', { name: 'A small town' })).toBeTruthy()
    for (const words of ['Version 1.0.0', '2 lessons', 'English and Arabic', '3 MB']) expect(page.container.textContent).toContain(words)
  })

  it('are in the interface language if the course has it', async () => {
    const page = await renderDetails({ kind: 'new' }, 'ar')
    expect(page.getByRole('heading', { name: 'بلدة صغيرة' }).getAttribute('dir')).toBe('rtl')
  })

  it('have a button to add the course', async () => {
    const page = await renderDetails({ kind: 'newer', than: '0.9.0' })
    expect(page.container.textContent).toContain('Version 1.0.0 will replace version 0.9.0.')
    await fireEvent.click(page.getByRole('button', { name: 'Add course' }))
    expect(page.requested).toEqual(['install'])
  })

  it.each([
    [{ kind: 'older', than: '1.1.0' }, 'You have a newer version, 1.1.0.'],
    [{ kind: 'different', than: '1.0.0' }, 'You already have version 1.0.0, with different content.'],
  ] as const)('ask for consent if the verdict is %j, with Cancel as the primary button', async (verdict, words) => {
    const page = await renderDetails(verdict)
    expect(page.container.textContent).toContain(words)
    expect(page.getByRole('button', { name: 'Cancel' }).classList).toContain('primary')
    await fireEvent.click(page.getByRole('button', { name: 'Replace anyway' }))
    expect(page.requested).toEqual(['install'])
  })

  it('offer nothing to add if the same course is already installed', async () => {
    const page = await renderDetails({ kind: 'same' })
    expect(page.queryByRole('button', { name: 'Add course' })).toBeNull()
    await fireEvent.click(page.getByRole('button', { name: 'Choose another file' }))
    expect(page.requested).toEqual(['again'])
  })
})
