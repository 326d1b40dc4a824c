import type { Page } from '@playwright/test'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { drivePhone } from '#tests/e2e/support/phones/phone.ts'
import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'

/** Every press of a pointer on the page from now on. @returns how many there were */
async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0
  await page.exposeFunction('noteClick', () => (clicks += 1))
  await page.evaluate("addEventListener('pointerdown', () => void window.noteClick(), true)")
  return () => clicks
}

const TITLE = 'from the first launch to a question on a phone it takes five clicks, and after closing the page says what comes next'

test(TITLE, async ({ suite }) => {
  const page = suite.page()
  const clicks = await countClicks(page)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('button', { name: 'Set up as facilitator' }).click()
  await page.getByRole('link', { name: 'Ask the room a question now' }).click()
  await page.getByRole('textbox', { name: 'Question' }).fill('Where do we begin?')
  await page.getByRole('textbox', { name: 'Answers, one per line' }).fill('Housing\nWork')
  await page.getByRole('button', { name: 'Open the room and ask' }).click()
  await expect(page.getByRole('region', { name: 'What the room sees' }).getByRole('img', { name: 'Code to join the room' })).toBeVisible()
  const code = (await page.getByTitle('Room code').innerText()).replace(/\s/g, '')
  const shown = await page
    .getByText(/127\.0\.0\.1:\d+/)
    .first()
    .innerText()

  const phone = drivePhone(await openChromium('en', `MAP ${ROOM_HOST} 127.0.0.1`))
  await phone.open(`http://${ROOM_HOST}:${String(/:(\d+)/.exec(shown)?.[1])}/${code}`)
  await phone.write('Your name', 'Amina')
  await phone.tap('button', 'Join the workshop')
  const taps = 1
  await phone.reads('Where do we begin?')
  expect(clicks() + taps).toBeLessThanOrEqual(5)
  await phone.tap('radio', 'Work')
  await phone.tap('button', 'Submit answer')
  await phone.close()

  await page.getByRole('link', { name: 'Back to the workshop' }).click()
  await expect(page.getByRole('link', { name: 'Go to the room' })).toBeVisible()
  await page.getByRole('link', { name: 'Workshops' }).first().click()
  await page.getByRole('link', { name: 'Go to the room' }).click()
  await facilitatorOn(page).closeRoom()

  const next = page.getByRole('region', { name: 'Next' })
  await expect(next.getByRole('link')).toHaveText([/Workshop report/, /Certificates of attendance/, /Delete personal data/])
  await next.getByRole('link', { name: /Delete personal data/ }).click()
  await expect(page.getByRole('dialog', { name: /personal data/ })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Workshops' }).first().click()
  await expect(page.getByRole('region', { name: 'Past' }).getByText('Where do we begin?')).toBeVisible()
})
