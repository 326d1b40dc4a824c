// @vitest-environment jsdom
import { render } from '@testing-library/vue'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { useFocusOnRoute } from '#renderer/app/use-focus-on-route.ts'

it('gives the focus to the heading of a new page, not to the one that stands in while it is read', async () => {
  const isRead = ref(false)
  const page = (heading: () => ReturnType<typeof h>) => defineComponent(() => () => h('main', { id: 'page', tabindex: -1 }, [heading()]))
  const routes = [
    { path: '/', component: page(() => h('h1', { tabindex: -1 }, 'Library')) },
    { path: '/quiz', component: page(() => (isRead.value ? h('h1', { tabindex: -1 }, 'Question 1') : h('h1', 'Loading…'))) },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/')
  const app = defineComponent(() => {
    useFocusOnRoute(() => undefined)
    return () => h(RouterView)
  })
  render(app, { global: { plugins: [router] } })
  await router.push('/quiz')
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('page'))
  isRead.value = true
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Question 1'))
})
