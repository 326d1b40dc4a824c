// @vitest-environment jsdom
import { render } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { useQuery } from '#renderer/state/use-query.ts'

let filters: Record<'theme' | 'q', string>
const List = defineComponent(() => {
  filters = useQuery('theme', 'q')
  return () => h('p', `${filters.theme}/${filters.q}`)
})

async function openList(path: string) {
  const routes = [
    { path: '/list', component: List },
    { path: '/elsewhere', component: { render: () => h('p', 'elsewhere') } },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  const page = render(RouterView, { global: { plugins: [router] } })
  const address = (): string => router.currentRoute.value.fullPath
  return { router, page, address }
}

describe('the filters of a list', () => {
  it('are in the address, several that change at once too, and leave what else is there', async () => {
    const { address } = await openList('/list?term=x')
    Object.assign(filters, { theme: 'work', q: 'Fès' })
    await vi.waitFor(() => expect(address()).toBe('/list?term=x&theme=work&q=F%C3%A8s'))
    filters.theme = ''
    await vi.waitFor(() => expect(address()).toBe('/list?term=x&q=F%C3%A8s'))
  })

  it('are found again with Back, and need no step of their own', async () => {
    const { router, page } = await openList('/list')
    filters.q = 'remit'
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({ q: 'remit' }))
    await router.push('/elsewhere')
    router.back()
    expect(await page.findByText('/remit')).toBeTruthy()
  })

  it('go when a link leads to the whole list', async () => {
    const { router, page } = await openList('/list?q=remit')
    await router.push('/list')
    expect(await page.findByText('/')).toBeTruthy()
  })
})
