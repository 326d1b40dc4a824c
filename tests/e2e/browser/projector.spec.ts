import type { Page } from '@playwright/test'
import { canReadQr } from '#tests/support/read-qr.ts'
import { openProjectorTab, openRoom } from '#tests/e2e/support/room/open-room.ts'
import { cutTexts, readCode, smallTexts } from '#tests/e2e/support/projector.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'
import { smallPdf } from '#tests/support/pdf/small-pdf.ts'

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

/** All that tells one screen of the projector from another: its words and its pictures. */
function shownOn(projector: Page): Promise<string> {
  return projector
    .locator('.projection')
    .evaluate(shown => [shown.textContent, ...[...shown.querySelectorAll('img')].map(picture => picture.alt + picture.src)].join())
}

/** Two pages of a PDF and a Markdown slide, with notes, in the first session. A presentation and a damaged file are refused in words. */
async function addSlides(laptop: Page, workshopId: string): Promise<void> {
  await goTo(laptop, `/workshops/${workshopId}`)
  await laptop
    .getByRole('button', { name: /^Contents of/ })
    .first()
    .click()
  const slides = laptop.getByRole('region', { name: /^Slides in/ })
  const input = slides.locator('input[type=file]')
  const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer })
  await input.setInputFiles([
    pdf('deck.pdf', smallPdf(['Our town', 'Our plan'])),
    pdf('locked.pdf', smallPdf(['Secret'], { isLocked: true })),
    pdf('broken.pdf', Buffer.from('%PDF-1.7 nothing')),
    { name: 'deck.md', mimeType: 'text/markdown', buffer: Buffer.from('# Three questions\n\n- Who?\n\n<!-- Give them time. -->') },
    { name: 'deck.pptx', mimeType: '', buffer: Buffer.from('PK') },
  ])
  await expect(slides.getByRole('alert').filter({ hasText: 'broken.pdf: This PDF is damaged' })).toBeVisible()
  await expect(slides.getByRole('alert').filter({ hasText: 'locked.pdf: This PDF is protected by a password' })).toBeVisible()
  await expect(slides.getByRole('alert').filter({ hasText: 'save it as PDF' })).toBeVisible()
  await expect(slides.getByRole('listitem')).toHaveCount(3)
  await slides
    .getByRole('listitem')
    .first()
    .getByRole('button', { name: /^Slide/ })
    .click()
  await slides.getByLabel('Notes').fill('Wait for the laughter.')
  await expect(slides.getByText('Saved')).toBeVisible()
  await slides.getByRole('button', { name: 'Move “Three questions” up' }).click()
  await expect(slides.getByText('Saved')).toBeVisible()
}

test('the projector is read from the last row, follows single keys, and the control screen never scrolls', async ({ suite }) => {
  const laptop = suite.page()
  await laptop.setViewportSize({ width: 1024, height: 640 })
  await addSlides(laptop, suite.workshopId)
  await openRoom(laptop, suite.workshopId)
  await expect(laptop.getByText('No phone has used this address yet.')).toBeVisible()
  const projector = await openProjectorTab(laptop)
  const code = projector.getByRole('img', { name: 'Code to join the room' })
  await expect(code).toBeVisible()
  await canBeRead(projector)
  for (const size of SIZES) {
    await projector.setViewportSize(size)
    for (const typed of [projector.getByText(/^127\.0\.0\.1:\d+$/), projector.getByText(/^[A-Z0-9]{3}\s[A-Z0-9]{3}$/)])
      expect(await typed.evaluate(text => text.getClientRects().length), `lines at ${size.width}`).toBe(1)
  }
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
  const own = projector.getByRole('img', { name: /^Slide \d of \d$/ })
  for (let turned = 0; turned < 3 && !(await own.isVisible()); turned += 1) {
    const before = await shownOn(projector)
    await press('ArrowRight')
    await expect.poll(() => shownOn(projector)).not.toBe(before)
  }
  await expect.poll(() => own.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBe(1920)
  await laptop.getByRole('tab', { name: 'Notes' }).click()
  await expect(laptop.getByText('Wait for the laughter.')).toBeVisible()
  await expect(projector.getByText('Wait for the laughter.')).toBeHidden()
  await canBeRead(projector)
  await press('ArrowRight')
  await expect(projector.getByRole('heading', { name: 'Three questions' })).toBeVisible()
  await canBeRead(projector)
  await press('s')
  await expect(projector.getByText('No answers yet')).toBeVisible()
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
