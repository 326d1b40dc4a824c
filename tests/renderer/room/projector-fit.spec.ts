// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { defineComponent, h, ref, useTemplateRef } from 'vue'
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
  const isHidden = (): boolean => page.container.querySelector('p')?.className.includes('fit-hidden') ?? true
  expect(isHidden()).toBe(true)
  while (isHidden() && text.value < 100) {
    text.value += 1
    await new Promise(resolve => setTimeout(resolve))
  }
  expect(isHidden()).toBe(false)
})
