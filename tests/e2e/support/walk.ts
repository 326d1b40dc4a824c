import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { root } from './runtimes.ts'

/** What a person does, found by role and name. */
export async function beginAsNewLearner(page: Page, name: string, language = 'English'): Promise<void> {
  await page.getByRole('button', { name: language, exact: true }).click()
  await page.getByRole('textbox').first().fill(name)
  await page.getByRole('textbox').first().press('Enter')
  await page.waitForURL(/#\/$/)
}

/** The ids of a module's lessons, in order. */
export async function lessonIds(courseId = 'core'): Promise<readonly string[]> {
  const { lessons } = await openCourseLibrary({ folders: [join(root, 'courses')] }).lessons(courseId, 'en')
  return lessons.map(({ id }) => id)
}

/** Once the page shows something: before that nothing listens to its address. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.getByRole('main').first().waitFor()
  await page.evaluate(target => (location.hash = target), path)
}

/** Reads every lesson to its end, as far as the suite can tell. */
export async function finishEveryLesson(page: Page, courseId = 'core'): Promise<void> {
  for (const id of await lessonIds(courseId)) {
    await goTo(page, `/courses/${courseId}/lessons/${id}`)
    await finishLesson(page)
  }
}

/** Finishes the lesson on the screen, whose checks were not tried, and goes on. */
export async function finishLesson(page: Page): Promise<void> {
  const before = page.url()
  await page.getByRole('button', { name: 'Finish and continue' }).click()
  const anyway = page.getByRole('button', { name: 'Finish anyway' })
  if (!(await Promise.race([page.waitForURL(url => url.href !== before).then(() => true), anyway.waitFor().then(() => false)])))
    await anyway.click()
  await page.waitForURL(url => url.href !== before)
}

/** The bank of a module, by the words of its titles. */
export async function bankByTitle(courseId = 'core'): Promise<ReadonlyMap<string, Question>> {
  const quiz = await openCourseLibrary({ folders: [join(root, 'courses')] }).quiz(courseId, 'en')
  return new Map([...(quiz?.questions.values() ?? [])].map(({ question }) => [question.title, question]))
}

/** Gives the right answer to the question on the screen and confirms it. */
export async function answerRightly(page: Page, bank: ReadonlyMap<string, Question>): Promise<void> {
  await answerWith(page, bank, 'Submit')
}

/** The same with another button: one that says how sure one is. */
export async function answerWith(page: Page, bank: ReadonlyMap<string, Question>, button: string): Promise<void> {
  const confirm = page.getByRole('button', { name: button }).or(page.getByRole('button', { name: 'Save answer' }))
  await confirm.waitFor()
  await answer(page, await questionOnScreen(page, bank))
  await confirm.click()
}

async function questionOnScreen(page: Page, bank: ReadonlyMap<string, Question>): Promise<Question> {
  const headings = await page.getByRole('main').getByRole('heading').allInnerTexts()
  const question = headings.map(text => bank.get(text.trim())).find(found => found !== undefined)
  if (question === undefined) throw new Error(`No question of the bank among the headings ${headings.join(' / ')}`)
  return question
}

async function answer(page: Page, question: Question): Promise<void> {
  const main = page.getByRole('main')
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return main
        .getByRole('radio')
        .and(page.locator(`[value="${question.options.find(({ right }) => right)?.id}"]`))
        .check()
    case 'multiple':
      for (const { id, right } of question.options)
        if (right)
          await main
            .getByRole('checkbox')
            .and(page.locator(`[value="${id}"]`))
            .check()
      return
    case 'gap':
      for (const [index, { accepted }] of question.gaps.entries())
        await main
          .getByRole('textbox')
          .nth(index)
          .fill(accepted[0] ?? '')
      return
    case 'numeric':
      return main
        .getByRole('textbox')
        .first()
        .fill(String(question.targets.find(({ right }) => right)?.value))
    case 'short':
      return main
        .getByRole('textbox')
        .first()
        .fill(question.targets.find(({ right }) => right)?.text ?? '')
    case 'open':
      return main.getByRole('textbox').first().fill('I will ask the registry for one figure.')
  }
}
