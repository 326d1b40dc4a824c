import type { Page } from '@playwright/test'
import { canReadQr } from '#tests/support/read-qr.ts'
import { openProjectorTab, openRoom } from '#tests/e2e/support/room/open-room.ts'
import { cutTexts, readCode, smallTexts } from '#tests/e2e/support/projector.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]

test.use({ seed: { workshopOf: 'partnerships' } })

/** At every size of a projector: nothing too small, nothing beyond its edges. */
async function canBeRead(projector: Page): Promise<void> {
  for (const size of SIZES) {
    await projector.setViewportSize(size)
    await expect.poll(() => smallTexts(projector), { message: `small at ${size.width}` }).toEqual([])
    await expect.poll(() => cutTexts(projector), { message: `cut at ${size.width}` }).toEqual([])
  }
}

test('the projector is read from the last row, follows single keys, and the control screen never scrolls', async ({ suite }) => {
  test.setTimeout(180_000)
  const laptop = suite.page()
  await laptop.setViewportSize({ width: 1024, height: 640 })
  await openRoom(laptop, suite.workshopId)
  await expect(laptop.getByText('No phone has connected yet.')).toBeVisible()
  const projector = await openProjectorTab(laptop)
  const code = projector.getByRole('img', { name: 'Code to join the room' })
  await expect(code).toBeVisible()
  await canBeRead(projector)
  if (canReadQr) expect((await readCode(code))[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Z0-9]{6}$/)

  const press = async (key: string): Promise<void> => {
    await laptop.getByRole('main').focus()
    await laptop.keyboard.press(key)
  }
  await press('h')
  await expect(projector.getByRole('heading', { name: 'How to join with your phone' })).toBeVisible()
  await canBeRead(projector)
  await press('n')
  await press('ArrowRight')
  await expect(projector.locator('.projection.slide')).toBeVisible()
  await canBeRead(projector)
  await press('s')
  await expect(projector.getByText('0 answers')).toBeVisible()
  await canBeRead(projector)
  await press('v')
  await expect(projector.getByText('No answers yet.')).toBeVisible()
  await canBeRead(projector)
  await press('t')
  await expect(projector.locator('.foot .timer')).toBeVisible()
  await press('b')
  await expect(projector.locator('.projection.blank')).toBeVisible()
  await press('b')
  await expect(projector.locator('.projection.results')).toBeVisible()

  for (const key of ['1', '2', '3', '4', '5', '?']) {
    await press(key)
    const scrolls = await laptop.evaluate(
      () => document.documentElement.scrollHeight > window.innerHeight || document.documentElement.scrollWidth > window.innerWidth,
    )
    expect(scrolls, `scrolls after ${key}`).toBe(false)
  }
})
