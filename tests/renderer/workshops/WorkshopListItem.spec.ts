// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import WorkshopListItem from '#renderer/features/workshops/WorkshopListItem.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { workshop } from '#tests/support/room/rooms.ts'

describe('a workshop in the list', () => {
  it('keeps what separates date and place out of what reads in its own direction', async () => {
    const given = { ...workshop(), from: '2026-11-30', to: '2026-11-30', place: 'Sfax' }
    const page = await renderComponent(WorkshopListItem, { props: { workshop: given }, locale: 'ar', pages: ['workshop'] })
    const details = [...(page.container.querySelector('.details')?.children ?? [])]
    expect(details.map(({ textContent }) => textContent)).toContain('Sfax')
    // The dot is drawn before each of these.
    expect(details.map(({ localName, firstElementChild }) => [localName, firstElementChild?.localName])).toEqual(
      details.map(() => ['span', 'bdi']),
    )
  })
})
