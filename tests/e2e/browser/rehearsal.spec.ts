import { facilitatorOn } from '#tests/e2e/support/room/facilitator.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { workshopOf: 'partnerships' } })

test(
  'a workshop is rehearsed with phones that answer by themselves, across a power cut, and cleared to nothing',
  { tag: '@long' },
  async ({ suite }) => {
    let page = suite.page()
    await goTo(page, `/workshops/${suite.workshopId}`)
    await page.getByRole('button', { name: 'Rehearse' }).click()
    await page.getByLabel('Number of pretend phones').fill('31')
    await expect(page.getByText('Enter a number from 1 to 30.')).toBeVisible()
    await page.getByLabel('Number of pretend phones').fill('3')
    await page.getByRole('button', { name: 'Start rehearsal' }).click()
    await expect(page.getByText('Rehearsal: 3 pretend phones answer by themselves.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'What the room sees' }).getByText('Rehearsal')).toBeVisible()
    await facilitatorOn(page).startNext('Welcome')
    await facilitatorOn(page).startActivity('Before we start')
    await facilitatorOn(page).answered('Before we start', 3)

    page = await suite.killAndReopen()
    await goTo(page, '/workshops')
    await expect(page.getByText(/A rehearsal of “.+” is running\./)).toBeVisible()
    await page.getByRole('link', { name: 'Go to the room' }).click()
    await facilitatorOn(page).answered('Before we start', 3)

    await page.getByRole('button', { name: 'Clear answers' }).click()
    await page.getByRole('button', { name: 'Yes, end the rehearsal and clear it' }).click()
    await expect(page.getByRole('button', { name: 'Open room' })).toBeVisible()
    await goTo(page, `/workshops/${suite.workshopId}/report`)
    await expect(page.getByText('This workshop has not taken place yet')).toBeVisible()
  },
)
