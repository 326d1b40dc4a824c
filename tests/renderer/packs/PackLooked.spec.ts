// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import type { PackContents } from '#common/contract/packs.ts'
import type { InstallVerdict } from '#common/domain/packs/install-verdict.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import PackLooked from '#renderer/features/packs/PackLooked.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const contents: PackContents = {
  courseId: 'town',
  version: '1.0.0',
  title: { en: 'A small town', ar: 'بلدة صغيرة' },
  languages: ['en', 'ar'],
  lessonCount: 2,
  bytes: 3 * 1024 * 1024,
}

/** What is asked for is heard as a parent hears it: a production build of Vue records no events by itself. */
async function looked(verdict: InstallVerdict, locale: Locale = 'en') {
  const asked: string[] = []
  const page = await renderComponent(PackLooked, {
    props: { contents, verdict, onInstall: () => asked.push('install'), onAgain: () => asked.push('again') },
    locale,
  })
  return Object.assign(page, { asked })
}

describe('what is in a pack', () => {
  it('is told: title, version, lessons, languages, size', async () => {
    const page = await looked({ kind: 'new' })
    expect(page.getByRole('heading', { name: 'A small town' })).toBeTruthy()
    for (const words of ['Version 1.0.0', '2 lessons', 'English and العربية', '3 MB']) expect(page.container.textContent).toContain(words)
  })

  it('is in the language of the page where the course has it', async () => {
    const page = await looked({ kind: 'new' }, 'ar')
    expect(page.getByRole('heading', { name: 'بلدة صغيرة' }).getAttribute('dir')).toBe('rtl')
  })

  it('is added by one button', async () => {
    const page = await looked({ kind: 'newer', than: '0.9.0' })
    expect(page.container.textContent).toContain('Version 1.0.0 will replace version 0.9.0.')
    await fireEvent.click(page.getByRole('button', { name: 'Add course' }))
    expect(page.asked).toEqual(['install'])
  })

  it.each([
    [{ kind: 'older', than: '1.1.0' }, 'You have a newer version, 1.1.0.'],
    [{ kind: 'different', than: '1.0.0' }, 'You already have version 1.0.0, with different content.'],
  ] as const)('asks when it is %j, and leaving it is the larger button', async (verdict, words) => {
    const page = await looked(verdict)
    expect(page.container.textContent).toContain(words)
    expect(page.getByRole('button', { name: 'Cancel' }).classList).toContain('primary')
    await fireEvent.click(page.getByRole('button', { name: 'Replace anyway' }))
    expect(page.asked).toEqual(['install'])
  })

  it('offers nothing to do when it is there already', async () => {
    const page = await looked({ kind: 'same' })
    expect(page.queryByRole('button', { name: 'Add course' })).toBeNull()
    await fireEvent.click(page.getByRole('button', { name: 'Choose another file' }))
    expect(page.asked).toEqual(['again'])
  })
})
