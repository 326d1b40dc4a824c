import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { readContents } from '#tests/support/contents.ts'
import { findTraces } from '#tests/support/traces.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { expect, test, type Suite } from '#tests/e2e/support/suite.ts'
import { answerRightly, bankByTitle, finishLesson, goTo, lessonIds } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

type Saved = Suite['saved']

/** A browser keeps its downloads. */
function savedIn(page: Page): Saved {
  return async press => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Uint8Array))
    return Buffer.concat(parts)
  }
}

async function exportData(page: Page, saved: Saved): Promise<Buffer> {
  await goTo(page, '/profile')
  return saved(() => page.getByRole('button', { name: 'Export my data' }).click())
}

async function chooseFile(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'Amina.jmdi-learner', mimeType: 'application/octet-stream', buffer })
}

/** What a row of the receipt counts: new, already here. */
async function expectReceived(page: Page, row: string, added: number, known: number): Promise<void> {
  await expect(page.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell')).toHaveText([String(added), String(known)])
}

async function finishLessonAt(page: Page, place: number): Promise<void> {
  const ids = await lessonIds()
  await goTo(page, `/courses/core/lessons/${ids[place] ?? ''}`)
  await finishLesson(page)
}

/** @param skipped questions that are left for later first */
async function answerInQuiz(page: Page, button: string, skipped = 0): Promise<void> {
  await goTo(page, '/courses/core/quiz')
  await page
    .getByRole('button', { name: button })
    .or(page.getByRole('link', { name: button }))
    .click()
  for (let question = 0; question < skipped; question += 1) await page.getByRole('button', { name: 'Skip for now' }).click()
  await answerRightly(page, await bankByTitle())
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
}

const note = (page: Page): Locator => page.getByLabel('Your note on “The word your office uses”')

async function openNote(page: Page): Promise<void> {
  const [first = ''] = await lessonIds()
  await goTo(page, `/courses/core/lessons/${first}`)
  await note(page).waitFor()
}

async function writeNote(page: Page, dataFolder: string, text: string): Promise<void> {
  await openNote(page)
  await note(page).fill(text)
  await note(page).blur()
  await expect.poll(async () => JSON.stringify(await readLearners(dataFolder))).toContain(text)
}

async function readProgressOf(page: Page): Promise<string> {
  await goTo(page, '/progress')
  await expect(page.getByRole('main')).toContainText('Hello ⁨Amina⁩')
  return page.getByRole('main').innerText()
}

async function readLearners(dataFolder: string): Promise<unknown> {
  const contents = Object.entries(await readContents(dataFolder))
  return Object.fromEntries(contents.filter(([path]) => path.startsWith('learners') && !path.endsWith('pins.json')))
}

test(
  'what a learner did on two computers is one again on both, and a file cut in half is refused',
  { tag: '@long' },
  async ({ suite, freshContext }) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-e2e-'))
    const otherData = join(folder, 'data')
    const served = await serve(otherData)
    const here = suite.page()
    const there = await freshContext.newPage()
    await there.goto(served.address)

    await finishLessonAt(here, 0)
    await answerInQuiz(here, 'Start the quiz')
    const first = await exportData(here, suite.saved)

    await there.getByRole('link', { name: 'Import a learner’s data' }).click()
    await expect(there.getByRole('heading', { name: 'Import a learner’s data' })).toBeFocused()
    await chooseFile(there, first.subarray(0, first.length / 2))
    await expect(there.getByRole('alert')).toContainText('This file was not imported. Nothing was changed.')
    await expect(there.getByRole('alert')).toContainText('The file is damaged or incomplete.')
    // In several parts, of which each but the first follows another.
    await chooseFile(there, Buffer.alloc(1_200_000))
    await expect(there.getByRole('alert')).toContainText('It is not a learner’s data.')
    expect(await readLearners(otherData)).toEqual({})

    await chooseFile(there, first)
    await expect(there.getByText('⁨Amina⁩ is not on this computer yet. Add as a new learner?')).toBeVisible()
    await there.getByRole('button', { name: 'Cancel' }).click()
    expect(await readLearners(otherData)).toEqual({})
    await chooseFile(there, first)
    await there.getByRole('button', { name: 'Add as a new learner' }).click()
    await expect(there.getByRole('status').filter({ hasText: 'The data of ⁨Amina⁩ has been imported.' })).toBeVisible()
    await expectReceived(there, 'Finished lessons', 1, 0)
    await expectReceived(there, 'Answers', 1, 0)
    await there.getByRole('button', { name: 'Continue as ⁨Amina⁩' }).click()
    await expect(there.getByRole('heading', { level: 1 })).toContainText('Amina')

    await finishLessonAt(here, 1)
    await answerInQuiz(here, 'Resume quiz')
    await finishLessonAt(there, 2)
    await answerInQuiz(there, 'Resume quiz', 1)
    await writeNote(here, suite.dataFolder, 'Written here.')
    await writeNote(there, otherData, 'Written there.')
    const fromHere = await exportData(here, suite.saved)
    const fromThere = await exportData(there, savedIn(there))

    await here.getByRole('link', { name: 'Import from a file' }).click()
    await chooseFile(here, fromThere)
    await expect(here.getByText('⁨Amina⁩ is already on this computer.')).toBeVisible()
    await here.getByRole('button', { name: 'Import', exact: true }).click()
    await expectReceived(here, 'Finished lessons', 1, 1)
    await expectReceived(here, 'Answers', 1, 1)
    await expectReceived(here, 'Notes changed on both computers', 1, 0)
    await openNote(here)
    await expect(note(here)).toHaveValue(/^Written (t?here)\.\n\n\* \* \*\n\nWritten (t?here)\.$/)

    const pin = there.getByRole('region', { name: 'Protect your profile' })
    await pin.getByRole('textbox', { name: 'PIN (optional)' }).fill('4711')
    await pin.getByRole('button', { name: 'Set PIN' }).click()
    await there.getByRole('button', { name: 'I have written it down' }).click()
    await there.getByRole('button', { name: 'Learner: Amina' }).click()
    await there.getByRole('button', { name: 'Lock now' }).click()
    await there.getByRole('link', { name: 'Import a learner’s data' }).click()
    await chooseFile(there, fromHere)
    await there.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(there.getByText('⁨Amina⁩ is protected by a PIN.')).toBeVisible()
    await there.getByLabel('PIN', { exact: true }).fill('4711')
    await there.getByRole('button', { name: 'Unlock' }).click()
    await expectReceived(there, 'Finished lessons', 1, 1)
    await expectReceived(there, 'Answers', 1, 1)

    const shown = await readProgressOf(here)
    expect(shown).toContain('3 of 20 questions answered')
    expect(await readProgressOf(there)).toBe(shown)
    expect(await readLearners(otherData)).toEqual(await readLearners(suite.dataFolder))
    await served.stop()
    await rm(folder, { recursive: true })
  },
)

test('a learner reads their answers in a table, deletes themselves for good and leaves no trace', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await answerInQuiz(page, 'Start the quiz')
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await goTo(page, '/profile')
  const table = await suite.saved(() => page.getByRole('button', { name: 'Save my answers (CSV)' }).click())
  expect(table.toString().split('\r\n')[0]).toContain('Module,Attempt,Started')
  // A file of the backup under way may be gone while it is looked at.
  await expect.poll(() => findTraces(join(suite.dataFolder, 'backups'), ['Amina']).catch(() => [])).not.toEqual([])

  const pin = page.getByRole('region', { name: 'Protect your profile' })
  await pin.getByRole('textbox', { name: 'PIN (optional)' }).fill('4711')
  await pin.getByRole('button', { name: 'Set PIN' }).click()
  await page.getByRole('button', { name: 'I have written it down' }).click()

  await page.getByRole('link', { name: 'Delete my data for good' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Delete ⁨Amina⁩ for good?' })).toBeFocused()
  const erase = page.getByRole('button', { name: 'Delete for good' })
  await page.getByLabel('PIN', { exact: true }).fill('4712')
  await erase.click()
  await expect(page.getByRole('alert')).toContainText('This is not the name.')
  await page.getByRole('textbox', { name: 'Name' }).fill('amina')
  await erase.click()
  await expect(page.getByRole('alert')).toContainText(['Incorrect PIN.'])
  await page.getByLabel('PIN', { exact: true }).fill('4711')
  await erase.click()
  await expect(page.getByText('Nothing of this learner is left on this computer or in its backups.')).toBeVisible()
  await page.getByRole('link', { name: 'Choose a learner' }).click()
  await expect(page.getByRole('main')).not.toContainText('Amina')
  expect(await findTraces(suite.dataFolder, ['Amina', 'amina'])).toEqual([])
})
