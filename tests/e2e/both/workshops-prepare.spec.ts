import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

/** Electron asks where in a dialog of its own, which specs of its own answer. */
async function printPaper(suite: Suite, button: string): Promise<void> {
  const page = suite.page()
  await expect(page.getByRole('button', { name: button })).toBeVisible()
  if (suite.host === 'electron') return
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await readFile(await (await download).path())
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
}

const titles = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole('textbox', { name: /^(Session|Break) title$/ })
    .evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value))

const TITLE = 'a facilitator prepares a workshop from a module’s guide, with the keyboard, a pasted list and groups, and prints it'

test(TITLE, { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('button', { name: 'Set up as facilitator' }).click()
  await expect(page.getByText('No workshops yet')).toBeVisible()
  // Without a learner the library can be looked at; what needs one says so, and leads back.
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible()
  await page
    .getByRole('link', { name: /^Open the module/ })
    .first()
    .click()
  await expect(page.getByText('To run workshops you need none.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await page.getByRole('link', { name: 'Workshops' }).click()
  await expect(page.getByText('This guide has texts only in English.')).toBeVisible()
  await page.getByLabel('Module').selectOption({ label: 'Managing the link between migration and local development' })
  await page.getByRole('button', { name: 'Create workshop' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Workshop: migration in the ordinary plan' })).toBeVisible()
  await page.getByLabel('Place').fill('Town hall')
  await page.getByLabel('Start date').fill('2030-03-04')

  // Order by keyboard: the focus stays with what moved, and the clock follows.
  await page.getByRole('button', { name: 'Move “Two arrows” up' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '“Two arrows” is now in position 1 and starts at 09:00.' })).toBeAttached()
  await expect(page.getByRole('button', { name: 'Move “Two arrows” down' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual(['Welcome', 'Two arrows', 'Break', 'Into the plan', 'Close'])
  await page.getByRole('button', { name: 'Delete “Break”' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('spinbutton', { name: 'Duration of “Welcome” in minutes' }).fill('40')
  await expect(page.getByText('Ends at 12:55. Total time: 3 hrs 55 mins.')).toBeVisible()

  await page.getByRole('button', { name: 'Add session' }).click()
  await page.keyboard.type('Who does what')
  await page.getByRole('button', { name: /^Contents of “Who does what”/ }).click()
  await page.getByLabel('Add activity…').selectOption({ label: 'Poll' })
  await page.getByLabel('Question', { exact: true }).fill('Who begins?')
  await expect(page.getByText('Not saved.')).toBeVisible()
  await page.getByLabel('Item 1', { exact: true }).fill('We do')
  await page.getByLabel('Item 2', { exact: true }).fill('<b>They</b> do')
  await expect(page.getByText('Not saved.')).toBeHidden()

  await page.getByRole('button', { name: 'Paste a list or choose a file' }).click()
  const mac = Buffer.from('Nom et pr\x8Enom;Structure\rRen\x8Ee Lef\x8Fvre;Mairie', 'latin1')
  await page.getByLabel('Or choose a CSV file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: mac })
  await expect(page.getByRole('cell', { name: 'Renée Lefèvre' })).toBeVisible()
  await page
    .getByLabel('One person per line')
    .fill('Nom;Organisation\nAmina Haddad;Town hall\nBadr Alaoui;Port\n;Nobody\namina haddad;Town hall\nClara Ruiz;Health centre')
  await expect(page.getByText('2 lines will be skipped:')).toBeVisible()
  await expect(page.getByText('Line 4: Nobody The name is missing.')).toBeVisible()
  await page.getByRole('button', { name: 'Add 3 people' }).click()
  await page.getByRole('button', { name: 'Add group' }).click()
  await page.getByRole('button', { name: 'Add group' }).click()
  await page.getByRole('button', { name: 'Assign groups' }).click()
  await page.getByLabel('Group of Clara Ruiz').selectOption('Group 2')
  await printPaper(suite, 'Save sign-in sheet as PDF')

  const again = await suite.reopen()
  await goTo(again, '/workshops')
  await again.getByRole('link', { name: /^Workshop: migration in the ordinary plan/ }).click()
  await expect(again.getByRole('main').getByText('4 March 2030')).toBeVisible()
  await expect.poll(() => titles(again)).toEqual(['Welcome', 'Two arrows', 'Break', 'Into the plan', 'Close', 'Who does what'])
  await again.getByRole('button', { name: /^Contents of “Who does what”: 1 activity/ }).click()
  await again.getByRole('button', { name: 'Poll Who begins?' }).click()
  await expect(again.getByLabel('Item 2', { exact: true })).toHaveValue('<b>They</b> do')
  await expect(again.getByLabel('Group of Clara Ruiz')).toHaveValue('1')
  await printPaper(suite, 'Save plan as PDF')

  // What was typed a moment ago is in the copy.
  await again.getByRole('textbox', { name: 'Session title' }).last().fill('Who does which part')
  await again.getByRole('button', { name: 'Save as template' }).click()
  await again.getByRole('link', { name: 'Open template' }).click()
  await expect(again.getByRole('heading', { name: 'Participants' })).toBeHidden()
  await expect.poll(() => titles(again)).toContain('Who does which part')
  await again.getByRole('button', { name: 'Create workshop' }).click()
  await expect(again.getByText('No date yet')).toBeVisible()
  await again.getByRole('button', { name: 'Delete', exact: true }).click()
  await again.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(again.getByRole('heading', { name: 'Upcoming' })).toBeVisible()
  await expect(again.getByRole('link', { name: /^Workshop: migration/ })).toHaveCount(2)
})

/** In the page. The first wait takes two seconds, which a busy machine may look away for: no change of the page escapes an observer. */
function noteWaits(): void {
  const note = (): void => {
    if (/Try again in \d seconds?\./.test(document.body.innerText)) document.documentElement.dataset['waited'] = 'yes'
  }
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
}

test.describe('with a PIN', () => {
  test.use({ seed: { learner: 'Amina' } })

  test('a PIN keeps the workshops from others, in every window and after each start', { tag: '@long' }, async ({ suite }) => {
    const page = suite.page()
    await expect(page.getByRole('link', { name: 'Workshops' })).toBeHidden()
    await goTo(page, '/settings')
    await page.getByRole('group', { name: 'Facilitator mode' }).getByRole('radio', { name: 'On' }).check()
    await page.getByLabel('PIN (optional)').fill('4711')
    await page.getByRole('button', { name: 'Set PIN' }).click()
    await expect(page.getByText('PIN set')).toBeVisible()
    await page.getByRole('link', { name: 'Workshops', exact: true }).click()
    await expect(page.getByText('No workshops yet')).toBeVisible()

    const again = await suite.reopen()
    await again.getByRole('link', { name: 'Workshops', exact: true }).click()
    await expect(again.getByRole('heading', { name: 'Your workshops are locked' })).toBeVisible()
    await again.evaluate(noteWaits)
    // A try that is typed before the last one was answered is none.
    await expect(async () => {
      await again.getByLabel('PIN').fill('0000')
      await again.getByLabel('PIN').press('Enter')
      await expect(again.getByText('Incorrect PIN.')).toBeVisible()
      expect(await again.evaluate(() => document.documentElement.dataset['waited'])).toBe('yes')
    }).toPass({ intervals: [300] })
    await expect(again.getByText(/Try again in/)).toBeHidden()
    await again.getByLabel('PIN').fill('4711')
    await again.getByLabel('PIN').press('Enter')
    await expect(again.getByText('No workshops yet')).toBeVisible()
  })

  test('a forgotten PIN is removed with the recovery code that was shown when it was set', { tag: '@long' }, async ({ suite }) => {
    const page = suite.page()
    await goTo(page, '/settings')
    await page.getByRole('group', { name: 'Facilitator mode' }).getByRole('radio', { name: 'On' }).check()
    await page.getByLabel('PIN (optional)').fill('4711')
    await page.getByRole('button', { name: 'Set PIN' }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'Write down this recovery code now' })
    const code = /[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}/.exec(await notice.innerText())?.[0] ?? ''
    await page.getByRole('button', { name: 'I have written it down' }).click()
    await expect(notice).toBeHidden()

    const again = await suite.reopen()
    await goTo(again, '/workshops')
    await again.getByText('Forgot the PIN?').click()
    await again.getByLabel('Recovery code').fill('AAAA AAAA AAAA')
    await again.getByRole('button', { name: 'Remove PIN' }).click()
    await expect(again.getByText('Incorrect recovery code.')).toBeVisible()
    await again.getByLabel('Recovery code').fill(code.toLowerCase())
    await again.getByRole('button', { name: 'Remove PIN' }).click()
    await expect(again.getByText('No workshops yet')).toBeVisible()
    await goTo(again, '/settings')
    await expect(again.getByLabel('PIN (optional)')).toBeVisible()
  })
})
