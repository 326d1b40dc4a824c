// @vitest-environment jsdom
import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import AppNav from '#renderer/app/AppNav.vue'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const PAGES = ['library', 'cases', 'progress', 'certificates', 'workshops', 'settings']

it('leads to the reference pages, which no lesson leads to, wherever a learner is', async () => {
  await renderComponent(AppNav, { pages: PAGES })
  expect(screen.queryByRole('link', { name: 'Reference' })).toBeNull()
  useSessionStore().learner = { id: 'amina', name: 'Amina', locale: 'en' } as never
  expect((await screen.findByRole('link', { name: 'Reference' })).getAttribute('href')).toBe('/cases')
})

it('marks the library on the page of somebody’s notes, which belong to a course', async () => {
  await renderComponent(AppNav, { pages: [...PAGES, 'course-notes'], at: 'course-notes' })
  useSessionStore().learner = { id: 'amina', name: 'Amina', locale: 'en' } as never
  expect((await screen.findByRole('link', { name: 'Library' })).getAttribute('aria-current')).toBe('true')
})
