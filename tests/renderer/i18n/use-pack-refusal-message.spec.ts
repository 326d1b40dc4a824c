// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { PACK_FAULTS } from '#common/domain/packs/pack-refusal.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { usePackRefusalMessage } from '#renderer/i18n/use-pack-refusal-message.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const page = defineComponent({
  setup() {
    const words = usePackRefusalMessage()
    return () =>
      h(
        'ul',
        PACK_FAULTS.map(because => h('li', words({ because, path: 'town/a.svg', limit: 4000 }))),
      )
  },
})

describe.each(LOCALES.map(locale => ({ locale })))('why a pack is refused, in $locale', ({ locale }) => {
  it('is said for every fault, each in its own words, with nothing left to fill in', async () => {
    const { container } = await renderComponent(page, { locale })
    const said = [...container.querySelectorAll('li')].map(item => item.textContent ?? '')
    expect(new Set(said).size).toBe(PACK_FAULTS.length)
    expect(said.filter(words => /[{}]|packs\./.test(words) || words.length < 20)).toEqual([])
    expect(said[PACK_FAULTS.indexOf('bomb')]).toContain('\u2068town/a.svg\u2069')
  })
})
