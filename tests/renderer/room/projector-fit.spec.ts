// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue'
import { provideProjectorFit } from '#renderer/features/room/results/paging/projector-fit.ts'
import { renderComponent } from '#tests/support/render-component.ts'

it('texts that keep coming before their size is found are seen all the same', async () => {
  const text = ref(0)
  const page = await renderComponent(
    defineComponent({
      setup() {
        const root = useTemplateRef<HTMLElement>('root')
        const { fitClass } = provideProjectorFit(root, () => String(text.value))
        return () => h('p', { ref: 'root', class: fitClass.value }, String(text.value))
      },
    }),
  )
  expect(page.getByText('0').className).toContain('fit-hidden')
  for (const next of [1, 2, 3]) {
    text.value = next
    await nextTick()
  }
  expect(page.getByText('3').className).not.toContain('fit-hidden')
})
