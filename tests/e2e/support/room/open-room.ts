import { expect, type Page } from '@playwright/test'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

export interface OpenedRoom {
  readonly port: number
  readonly code: string
  /** What a phone opens. */
  readonly address: string
}

/** Opens the room of a prepared workshop on the facilitator's page, and reads there how phones reach it. */
export async function openRoom(page: Page, workshopId: string, button: string | RegExp = /^Open room$/): Promise<OpenedRoom> {
  await goTo(page, `/room/${workshopId}`)
  return pressOpenRoom(page, button)
}

/** The same from the page that offers it. */
export async function pressOpenRoom(page: Page, button: string | RegExp = /^Open room$/): Promise<OpenedRoom> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('main', { name: 'Control screen' })).toBeVisible()
  const code = (await page.getByTitle('Room code').innerText()).replace(/\s/g, '')
  await page.getByRole('tab', { name: 'Connection' }).click()
  const shown = await page
    .getByText(/127\.0\.0\.1:\d+/)
    .first()
    .innerText()
  const port = Number(/:(\d+)/.exec(shown)?.[1])
  return { port, code, address: `http://${ROOM_HOST}:${String(port)}/${code}` }
}

/** The projector as a tab of the same browser. */
export async function openProjectorTab(page: Page): Promise<Page> {
  const [projector] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Open projector tab' }).click(),
  ])
  return projector
}
