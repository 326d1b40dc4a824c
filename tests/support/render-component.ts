import { configure, render, type RenderOptions } from '@testing-library/vue'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Locale } from '#common/domain/shared/locale.ts'
import { i18n, useAllMessages, useLocale } from '#renderer/i18n/index.ts'

/** A busy machine shows what is waited for later than the library's one second. */
configure({ asyncUtilTimeout: 10_000 })

interface Overrides extends Pick<RenderOptions<Component>, 'slots'> {
  readonly props?: Record<string, unknown>
  readonly locale?: Locale
  /** Names of the pages that it has links to. */
  readonly pages?: readonly string[]
  /** The one of them that is open. */
  readonly at?: string
}

/** Renders a component as the page does: with words, stores and a router, all fresh. */
export async function renderComponent(component: Component, { props = {}, slots = {}, locale = 'en', pages = [], at }: Overrides = {}) {
  await useAllMessages()
  await useLocale(locale)
  const empty = { render: () => null }
  const routes = [...pages.map(name => ({ path: `/${name}`, name })), { path: '/:rest(.*)*' }]
  const router = createRouter({ history: createMemoryHistory(), routes: routes.map(route => ({ ...route, component: empty })) })
  if (at !== undefined) await router.push({ name: at })
  return render(component, { props, slots, global: { plugins: [createPinia(), i18n, router] } })
}
