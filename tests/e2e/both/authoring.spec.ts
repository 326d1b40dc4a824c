import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#tests/e2e/support/suite.ts'
import { wavOf } from '#tests/support/wav.ts'
import { goTo } from '#tests/e2e/support/walk.ts'

test.use({ seed: { learner: 'Amina' } })

const drafts = (dataFolder: string): string => join(dirname(dataFolder), 'drafts')

async function beginCourse(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Create a course' }).click()
  await page.getByLabel('Title', { exact: true }).fill('The welcome desk')
  await expect(page.getByLabel('Folder name')).toHaveValue('the-welcome-desk')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'The welcome desk' })).toBeVisible()
  await expect(page.getByText('No problems found')).toBeVisible()
}

test('a trainer writes a course, mends it, tries it, and has it in the library and as a file', async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)

  await page.getByRole('link', { name: 'The first lesson' }).click()
  await expect(page.getByText('Start with a person and a question.')).toBeVisible()
  expect(
    await page
      .getByRole('img', { name: /Two circles/ })
      .evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth > 0)),
  ).toBe(true)

  // Another program saves the file: the page follows by itself.
  const lesson = join(drafts(suite.dataFolder), 'the-welcome-desk', 'en', '01-first-lesson.md')
  await writeFile(lesson, (await readFile(lesson, 'utf8')).replace('Start with a person', 'Start with a place'))
  await expect(page.getByText('Start with a place and a question.')).toBeVisible()

  await page.getByRole('link', { name: /^Quiz/ }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.getByRole('textbox', { name: 'Text of en/quiz.md' })
  await text.fill((await text.inputValue()).replace('#that-one', '#this-one'))
  await text.press('Control+s')
  await expect(page.getByText('“this-one” is used here a second time.')).toBeVisible()
  await page.getByRole('button', { name: 'Add to library' }).click()
  await expect(page.getByText('The course has errors.')).toBeVisible()

  await page.getByRole('link', { name: 'Glossary' }).click()
  await page.getByRole('button', { name: /en\/quiz\.md:11/ }).click()
  await expect(text).toBeFocused()
  expect(await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe(
    '- [ ] That one {#this-one}',
  )
  await text.fill((await text.inputValue()).replace('That one {#this-one}', 'That one {#that-one}'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('No problems found')).toBeVisible()

  await page.getByRole('button', { name: 'Learner view' }).click()
  const question = page.getByRole('form', { name: 'One correct answer' })
  await question.getByRole('radio', { name: 'That one' }).check()
  await question.getByRole('button', { name: 'Check answer' }).click()
  await expect(question.getByText('Incorrect. Look at the line above.')).toBeVisible()

  await page.getByRole('button', { name: 'Export course' }).click()
  await expect(page.getByText(/Saved: .*the-welcome-desk-0\.1\.0\.jmdipack/)).toBeVisible()
  expect(await readdir(drafts(suite.dataFolder))).toContain('the-welcome-desk-0.1.0.jmdipack')
  await page.getByRole('button', { name: 'Add to library' }).click()
  await expect(page.getByText('The course is in the library.')).toBeVisible()
  await page.getByRole('link', { name: 'Open course' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The welcome desk' })).toBeVisible()
})

const placeOf = (page: Page): Promise<readonly number[]> =>
  page.getByRole('textbox', { name: /^Text of/ }).evaluate(area => [window.scrollY, area.scrollTop])
test('on a low window the text has its room, and finding and replacing keep the place', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  await page.setViewportSize({ width: 1024, height: 640 })
  await page.getByRole('link', { name: 'The first lesson' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.getByRole('textbox', { name: 'Text of en/01-first-lesson.md' })
  await expect.poll(async () => (await text.boundingBox())?.y ?? 640).toBeLessThan(640 / 2)
  await text.press('Control+f')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('source')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 1')).toBeVisible()
  const before = await placeOf(page)
  await page.getByRole('textbox', { name: 'Replace with' }).fill('origin')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(page.getByText('1 match replaced')).toBeVisible()
  expect(await placeOf(page)).toEqual(before)
  await text.press('Control+s')
  await expect(page.getByText('Not saved', { exact: true })).toBeHidden()
})

test('what another program saved is not overwritten unseen', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  await page.getByRole('link', { name: 'Glossary' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.getByRole('textbox', { name: 'Text of en/glossary.md' })
  await text.fill((await text.inputValue()).replace('Your term', 'My term'))
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
  const file = join(drafts(suite.dataFolder), 'the-welcome-desk', 'en', 'glossary.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace('beginner', 'neighbour'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Another program saved this file in the meantime.')).toBeVisible()
  expect(await readFile(file, 'utf8')).toContain('neighbour')
  await page.getByRole('button', { name: 'Save my version' }).click()
  await expect(page.getByText('Another program saved this file in the meantime.')).toBeHidden()
  expect(await readFile(file, 'utf8')).toContain('My term')
})

test('what is typed stays while another file is looked at, and is saved before its page is shown and before the course is added', async ({
  suite,
}) => {
  const page = suite.page()
  await beginCourse(page)
  await page.getByRole('link', { name: 'The first lesson' }).click()
  await expect(page.getByText('Slide · hidden from learners')).toBeVisible()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.getByRole('textbox', { name: 'Text of en/01-first-lesson.md' })
  await text.fill((await text.inputValue()).replace('Start with a person', 'Start with a place'))

  await page.getByRole('link', { name: 'Glossary' }).click()
  await expect(page.getByRole('link', { name: 'The first lesson not saved' })).toBeVisible()
  await page.getByRole('link', { name: 'The first lesson' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible()
  expect(await text.inputValue()).toContain('Start with a place')

  await page.getByRole('button', { name: 'Learner view' }).click()
  await expect(page.getByText('Start with a place and a question.')).toBeVisible()
  expect(await readFile(join(drafts(suite.dataFolder), 'the-welcome-desk', 'en', '01-first-lesson.md'), 'utf8')).toContain(
    'Start with a place',
  )

  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await text.fill((await text.inputValue()).replace('Start with a place', 'Start with a question'))
  await page.getByRole('link', { name: 'Glossary' }).click()
  await page.getByRole('button', { name: 'Add to library' }).click()
  await expect(page.getByText('The course is in the library.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'The first lesson not saved' })).toBeHidden()
  expect(await readFile(join(drafts(suite.dataFolder), 'the-welcome-desk', 'en', '01-first-lesson.md'), 'utf8')).toContain(
    'Start with a question',
  )
})

test('a course grows by a lesson and a facilitator’s guide', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  const add = page.getByRole('combobox', { name: 'Add file…' })
  await add.selectOption({ label: 'Lesson' })
  await expect(page.getByRole('textbox', { name: 'Text of en/02-lesson-2.md' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'A new lesson' })).toBeVisible()
  await add.selectOption({ label: 'Facilitator’s guide' })
  await expect(page.getByRole('textbox', { name: 'Text of en/workshop.md' })).toBeFocused()
  await page.getByRole('button', { name: 'Learner view' }).click()
  await expect(page.getByText('Ends at 12:45')).toBeVisible()
  await expect(page.getByText('No problems found')).toBeVisible()
})

test('a translation is begun, and told of when its original changes', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  await page.getByRole('combobox', { name: 'Add language…' }).selectOption('ar')
  await expect(page.getByText('3 files to translate into Arabic')).toBeVisible()
  await page.getByRole('link', { name: /The first lesson.*to translate/ }).click()
  await expect(page.getByText('This is a copy of the English text. Translate it into Arabic.')).toBeVisible()
  await page.getByRole('button', { name: 'Mark as up to date' }).click()
  await expect(page.getByText('Arabic is up to date with English.')).toBeVisible()
  const lesson = join(drafts(suite.dataFolder), 'the-welcome-desk', 'en', '01-first-lesson.md')
  await writeFile(lesson, (await readFile(lesson, 'utf8')).replace('Start with', 'Begin with'))
  await expect(page.getByText('Changed in English, not yet in Arabic.')).toBeVisible()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await page.getByRole('button', { name: 'Show original' }).click()
  await expect(page.getByRole('region', { name: 'Original text (English)' }).getByText('Begin with a person and a question.')).toBeVisible()
})

test('a course of the library is copied to be changed; questions come from Moodle and what is lost is told', async ({ suite }) => {
  const page = suite.page()
  await goTo(page, '/authoring')
  await page
    .getByRole('combobox', { name: 'Course', exact: true })
    .selectOption({ label: 'Managing the link between migration and local development' })
  await page.getByRole('button', { name: 'Make a copy' }).click()
  await expect(page.getByText('No problems found')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles({
    name: 'few.gift',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      '::One more::Which is right in your own town hall? {=This one ~That one}\n\n::Pairs::Match {=a -> b =c -> b =e -> f}\n',
    ),
  })
  await expect(page.getByText('1 question added to the end of the bank')).toBeVisible()
  await expect(page.getByText(/“?Pairs”?/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/Undone: .*en\/quiz\.md.* is as it was before/)).toBeVisible()
  await expect(page.getByText(/Questions were imported into/)).toBeHidden()
  await goTo(page, '/authoring')
  await page.getByRole('textbox', { name: 'Folder', exact: true }).fill('/no/such/folder')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('There is no course in this folder.')).toBeVisible()
})

test('a trainer fills in the settings of a course in a form, which keeps the comments of the file', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  const file = join(drafts(suite.dataFolder), 'the-welcome-desk', 'course.yaml')
  const before = await readFile(file, 'utf8')
  await page.getByRole('link', { name: 'course.yaml' }).click()
  const form = page.getByRole('group', { name: 'Form' })
  await form.getByLabel('Duration (minutes)').fill('an hour')
  await expect(form.getByText('Enter a whole number of minutes, at least 1.')).toBeVisible()
  await form.getByLabel('Duration (minutes)').fill('60')
  await form.getByLabel('Questions per quiz').fill('6')
  await expect(form.getByText('Enter a whole number from 1 to 5, or leave the field empty.')).toBeVisible()
  await form.getByLabel('Questions per quiz').fill('')
  await form.getByText('Add your own competency').click()
  await form.getByLabel('Competency (English)').fill('Welcome everyone')
  await form.getByRole('button', { name: 'Add competency' }).click()
  await expect(form.getByRole('checkbox', { name: 'Welcome everyone' })).toBeChecked()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await readFile(file, 'utf8')).toBe(
    before.replace('duration: 30', 'duration: 60').replace('competencies: []               ', 'competencies: [welcome-everyone] '),
  )
})

test('a trainer puts a question, a source mark, a picture and a recording into a lesson', { tag: '@long' }, async ({ suite }) => {
  const page = suite.page()
  await beginCourse(page)
  await page.getByRole('link', { name: 'The first lesson' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const text = page.getByRole('textbox', { name: 'Text of en/01-first-lesson.md' })
  await text.press('Control+End')
  await page.getByRole('combobox', { name: 'Insert…' }).selectOption({ label: 'Several correct answers' })
  await expect(text).toHaveValue(/\n\n> \[!CHECK\] Question title \{#a-question kind=multiple\}\n/)
  await expect(text).toBeFocused()
  await page.getByRole('combobox', { name: 'Insert…' }).selectOption({ label: 'Source mark' })
  await page.getByRole('combobox', { name: 'Source', exact: true }).selectOption('44')
  await page.getByRole('button', { name: 'Insert', exact: true }).click()
  await expect(text).toHaveValue(/Say what the mistake is\. \[@44\]/)

  await page.getByRole('button', { name: 'Add picture…' }).click()
  const panel = page.getByRole('group', { name: 'Add a picture' })
  const choose = (name: string, content: string) =>
    panel.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(content) })
  await choose('plan.png', '%PDF-1.7')
  await expect(panel.getByText('plan.png (1 kB) is not a PNG, JPEG, WebP or SVG picture.')).toBeVisible()
  await choose('plan.svg', '')
  await expect(panel.getByText('plan.svg is empty')).toBeVisible()
  await choose('Town plan!.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>')
  await panel.getByRole('button', { name: 'Insert picture' }).click()
  await expect(panel.getByText('Describe the picture in words.')).toBeVisible()
  await panel.getByLabel('What the picture shows').fill('A plan of the town')
  await expect(panel.getByRole('img', { name: 'A plan of the town' })).toBeVisible()
  await panel.getByRole('button', { name: 'Insert picture' }).click()
  await expect(text).toHaveValue(/\n\n!\[A plan of the town\]\(\.\.\/media\/Town-plan\.svg\)\n/)
  await page.getByRole('button', { name: 'Learner view' }).click()
  await expect(page.getByRole('img', { name: 'A plan of the town' })).toBeVisible()
  await expect(page.getByText('No problems found')).toBeVisible()

  await writeFile(join(drafts(suite.dataFolder), 'the-welcome-desk', 'media', 'water-man.wav'), wavOf(60))
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await text.fill(`${await text.inputValue()}\n> [!AUDIO] The water man {file=../media/water-man.wav}\n> I paint the pipes.\n`)
  await page.getByRole('button', { name: 'Learner view' }).click()
  const recording = page.getByRole('region', { name: 'Recording The water man' })
  const audio = recording.getByLabel('The water man', { exact: true })
  // The page may be drawn once more after the last save, with another player.
  const seek = (player: HTMLAudioElement): readonly unknown[] => {
    if (player.currentTime !== 40) player.currentTime = 40
    return [player.duration, player.currentTime, player.seeking, player.readyState >= player.HAVE_CURRENT_DATA]
  }
  await expect.poll(() => audio.evaluate(seek)).toEqual([60, 40, false, true])
  await expect(recording.getByText('I paint the pipes.')).toBeHidden()
  await recording.getByText('What is said').click()
  await expect(recording.getByText('I paint the pipes.')).toBeVisible()
  await expect(page.getByText('No problems found')).toBeVisible()

  await page.getByRole('link', { name: 'Glossary' }).click()
  await page.getByRole('button', { name: 'Delete file' }).click()
  const asked = page.getByRole('dialog', { name: 'Delete en/glossary.md?' })
  await expect(asked.getByText('en/01-first-lesson.md')).toBeVisible()
  await asked.getByRole('button', { name: 'Delete file' }).click()
  await expect(page.getByText(/en\/glossary\.md.* was deleted\./)).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Glossary' })).toBeVisible()

  await page.getByRole('link', { name: 'The first lesson' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await text.fill(`${await text.inputValue()}\nOne line more.\n`)
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'File name' }).fill('Étude de cas')
  await page.getByRole('textbox', { name: 'File name' }).press('Enter')
  await expect(page.getByText(/Changes saved in .*en\/01-first-lesson\.md/)).toBeInViewport()
  await expect(page.getByText(/en\/01-first-lesson\.md.* is now called .*en\/01-etude-de-cas\.md/)).toBeInViewport()
  await expect(page.getByRole('textbox', { name: 'Text of en/01-etude-de-cas.md' })).toHaveValue(/One line more/)
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused()
})
