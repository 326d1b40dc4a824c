// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { useNewTitles } from '#renderer/features/workshops/agenda/use-new-titles.ts'
import { renderComponent } from '#tests/support/render-component.ts'

it('calls a new break in every language of the workshop, whatever the page speaks, and a new session in the first', async () => {
  const made: ReturnType<typeof useNewTitles>[] = []
  const page = defineComponent({
    setup() {
      made.push(useNewTitles(() => ['fr', 'ar']))
      return () => null
    },
  })
  await renderComponent(page, { locale: 'en' })
  expect(await made[0]?.('break')).toEqual({ title: 'Pause', titles: { ar: 'استراحة' } })
  expect(await made[0]?.('session')).toEqual({ title: 'Nouvelle séance', titles: {} })
})
