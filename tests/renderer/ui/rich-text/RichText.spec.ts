// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { defineComponent, h } from 'vue'
import { describe, expect, it } from 'vitest'
import { provideLinkHandler, type LinkHandler } from '#renderer/ui/link-handler.ts'
import type { RichTextTarget } from '#renderer/ui/rich-text/rich-text-links.ts'
import RichText from '#renderer/ui/rich-text/RichText.vue'
import { renderComponent } from '#tests/support/render-component.ts'

async function renderFollowed(html: string) {
  const followed: RichTextTarget[] = []
  const follow: LinkHandler = target => followed.push(target)
  const page = defineComponent({
    setup() {
      provideLinkHandler(follow)
      return () => h(RichText, { html, lang: 'en' })
    },
  })
  return { followed, ...(await renderComponent(page)) }
}

describe('RichText', () => {
  it.each([
    '<img src="x" onerror="window.hurt = 1">',
    '<script>window.hurt = 1</script>',
    '<a href="javascript:hurt()">go</a>',
    '<iframe src="https://example.org"></iframe>',
    '<form action="/x"><input></form>',
    '<p style="position:fixed">x</p>',
  ])('lets nothing that acts reach the page: %s', async html => {
    const { container } = await renderComponent(RichText, { props: { html, lang: 'en' } })
    expect(container.innerHTML).not.toMatch(/onerror|<script|javascript:|<iframe|<form|<input|style=/)
  })

  it('keeps the places of gaps', async () => {
    const { container } = await renderComponent(RichText, {
      props: { html: '<p>They send <span data-gap="money"></span>.</p>', lang: 'en' },
    })
    expect(container.querySelector('[data-gap="money"]')).not.toBeNull()
  })

  it('reads in the direction of its own language, whatever the interface speaks', async () => {
    const { container } = await renderComponent(RichText, { props: { html: '<p>سلام</p>', lang: 'ar' }, locale: 'fr' })
    expect(container.firstElementChild?.getAttribute('dir')).toBe('rtl')
    expect(container.firstElementChild?.getAttribute('lang')).toBe('ar')
  })

  it('keeps a source mark with its word, and apart from it, so that it is no power of a number', async () => {
    const { container } = await renderComponent(RichText, {
      props: {
        html: '<p>one in 27<sup class="source-mark"><a href="#source-44">10</a></sup> of them <sup class="source-mark"><a href="#source-4">1</a></sup>.</p>',
        lang: 'en',
      },
    })
    expect(container.querySelector('p')?.textContent).toBe('one in 27\u202f10 of them\u202f1.')
  })

  it('hands links to terms, lessons, sources and the web to the page', async () => {
    const { followed, getByText } = await renderFollowed(
      '<a class="term" href="#term-remittances">t</a> <a href="#lesson-who-moves">l</a> <a href="#source-44">s</a> <a href="https://example.org/x">w</a>',
    )
    for (const name of ['t', 'l', 's', 'w']) await fireEvent.click(getByText(name))
    expect(followed).toEqual([
      { kind: 'term', id: 'remittances' },
      { kind: 'lesson', id: 'who-moves' },
      { kind: 'source', id: 44 },
      { kind: 'web', address: 'https://example.org/x' },
    ])
  })
})
