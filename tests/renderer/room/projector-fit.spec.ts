// @vitest-environment jsdom
import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, useTemplateRef, type Ref } from 'vue'
import { provideProjectorFit } from '#renderer/features/room/results/paging/projector-fit.ts'
import { renderComponent } from '#tests/support/render-component.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A text that is fitted. */
function fitted(text: Readonly<Ref<number>>) {
  return defineComponent({
    setup() {
      const root = useTemplateRef<HTMLElement>('root')
      const { fitClass } = provideProjectorFit(root, () => String(text.value))
      return () => h('p', { ref: 'root', class: fitClass.value }, String(text.value))
    },
  })
}

it('texts that came meanwhile are fitted in a task of their own, once the first are seen', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const text = ref(0)
  let measured: string[] = []
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
    measured.push(this.className)
    return 0
  })
  await renderComponent(fitted(text))
  text.value += 1
  await setImmediate()
  const tasks: (readonly string[])[] = []
  while (vi.getTimerCount() > 0) {
    vi.advanceTimersToNextTimer()
    await setImmediate()
    tasks.push(measured)
    measured = []
  }
  const [hidden, shown] = [true, false].map(isHidden => tasks.filter(task => task.some(name => name.includes('fit-hidden') === isHidden)))
  expect(hidden?.length).toBeGreaterThan(1)
  expect(shown?.length).toBeGreaterThan(0)
  expect(hidden?.filter(task => shown?.includes(task))).toEqual([])
})

it('texts that keep coming before their size is found are seen all the same', async () => {
  const text = ref(0)
  const page = await renderComponent(fitted(text))
  const isHidden = (): boolean => page.container.querySelector('p')?.className.includes('fit-hidden') ?? true
  expect(isHidden()).toBe(true)
  while (isHidden() && text.value < 100) {
    text.value += 1
    await new Promise(resolve => setTimeout(resolve))
  }
  expect(isHidden()).toBe(false)
})
