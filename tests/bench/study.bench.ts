import { mkdir, mkdtemp, open, realpath, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { serve } from '#tests/e2e/support/serve.ts'
import { answerTo } from '#tests/support/records.ts'
import { COURSES } from '#tests/support/room/open-test-room.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { inProcessLink, type TestLink } from '#tests/support/test-links.ts'
import { limitedRatio, median, type Figure } from './figure.ts'
import { clickToPainted, launchChromium, slowDown } from './study/in-page.ts'
import { addLearnerOf, FIVE_YEARS, ONE_LESSON, ONE_WEEK } from './study/years.ts'

const SAMPLES = 7
/** Quizzes answered from the first to the last question. */
const QUIZZES = 4
const COURSE = 'core'

interface Learners {
  readonly years: string
  readonly week: string
  readonly lesson: string
}

/** What five years of records cost: opening the learner, saving an answer, the progress page. */
export async function studyFigures(): Promise<readonly Figure[]> {
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-bench-'))
  const dataFolder = join(base, 'data')
  try {
    const backend = await openTestBackend({ dataFolder, coursesFolder: COURSES })
    const until = Date.now() - 24 * 60 * 60_000
    const learners: Learners = {
      years: await addLearnerOf(backend, FIVE_YEARS, until),
      week: await addLearnerOf(backend, ONE_WEEK, until),
      lesson: await addLearnerOf(backend, ONE_LESSON, until),
    }
    await backend.close()
    return [await openingFigure(dataFolder), await progressFigure(dataFolder), await savingFigure(dataFolder, base, learners.years)]
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

const nameOf = ({ days }: { readonly days: number }): string => `Studied ${days} days`

/** Each time by a backend that has just started and has read no record yet. */
async function openingFigure(dataFolder: string): Promise<Figure> {
  const samples = { years: [] as number[], lesson: [] as number[] }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.years.push(await openLearner(dataFolder, nameOf(FIVE_YEARS)))
    samples.lesson.push(await openLearner(dataFolder, nameOf(ONE_LESSON)))
  }
  const name = 'opening a learner with 5 years of records, click to the painted library, against one with one lesson (ratio)'
  return limitedRatio(name, 'ms', median(samples.years), median(samples.lesson), 2)
}

async function openLearner(dataFolder: string, name: string): Promise<number> {
  const served = await serve(dataFolder)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(served.address)
    await markLearner(page, name)
    await slowDown(page)
    return await clickToPainted(page, '[data-bench]', 'main section.continue h2')
  } finally {
    await browser.close()
    await served.stop()
  }
}

/** The button with the learner's name, where several are asked for. */
async function markLearner(page: Page, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name }).first()
  await button.evaluate(element => element.setAttribute('data-bench', ''))
}

async function progressFigure(dataFolder: string): Promise<Figure> {
  const served = await serve(dataFolder)
  const browser = await launchChromium()
  try {
    const context = await browser.newContext()
    const years = await openLibrary(await context.newPage(), served.address, nameOf(FIVE_YEARS))
    const week = await openLibrary(await context.newPage(), new URL(served.address).origin, nameOf(ONE_WEEK))
    const samples = { years: [] as number[], week: [] as number[] }
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      samples.years.push(await openProgress(years))
      samples.week.push(await openProgress(week))
    }
    const name = 'progress page of 5 years, click to painted, against that of one week (ratio)'
    return limitedRatio(name, 'ms', median(samples.years), median(samples.week), 2)
  } finally {
    await browser.close()
    await served.stop()
  }
}

async function openLibrary(page: Page, address: string, name: string): Promise<Page> {
  await page.goto(address)
  await markLearner(page, name)
  await page.locator('[data-bench]').click()
  await page.locator('main section.continue').waitFor()
  await slowDown(page)
  return page
}

async function openProgress(page: Page): Promise<number> {
  await page.bringToFront()
  const taken = await clickToPainted(page, 'nav a[href$="#/progress"]', 'main .letter p')
  await page.locator('nav a[href$="#/"]').first().click()
  await page.locator('main section.continue').waitFor()
  return taken
}

/** Answers of a learner with five years of records, each beside the bare calls that put the same answer on the disk. */
async function savingFigure(dataFolder: string, base: string, learnerId: string): Promise<Figure> {
  const backend = await openTestBackend({ dataFolder, coursesFolder: COURSES })
  const link = await inProcessLink.open(backend)
  try {
    await link.call('learners.choose', { learnerId })
    await mkdir(join(base, 'bare'))
    const samples = { saved: [] as number[], bare: [] as number[] }
    for (let quiz = 0; quiz < QUIZZES; quiz += 1) await answerQuiz(backend, link, samples, join(base, 'bare', 'answer.json'))
    const name = 'saving an answer with 5 years of records, against a bare durable write of the same answer (ratio)'
    return limitedRatio(name, 'ms', median(samples.saved), median(samples.bare), 2)
  } finally {
    link.close()
    await backend.close()
  }
}

async function answerQuiz(
  { courses }: TestBackend,
  link: TestLink,
  samples: { readonly saved: number[]; readonly bare: number[] },
  bareFile: string,
): Promise<void> {
  const bank = (await courses.quiz(COURSE, 'en'))?.questions
  const { attempt, questions } = await link.call('quizzes.start', { courseId: COURSE, lang: 'en' })
  for (const { questionId } of questions) {
    const question = bank?.get(questionId)?.question
    if (question?.kind !== 'single') continue
    const response = { kind: 'single', optionId: question.options[0]?.id ?? '' } as const
    const { contentHash } = question
    const asked = { attemptId: attempt.id, questionId, contentHash, response, lang: 'en' } as const
    samples.saved.push(await timed(() => link.call('quizzes.answer', asked)))
    samples.bare.push(await timed(() => saveBare(bareFile, JSON.stringify(answerTo(questionId, { contentHash, response })))))
  }
  await link.call('quizzes.finish', { attemptId: attempt.id, lang: 'en' })
}

async function saveBare(path: string, text: string): Promise<void> {
  const file = await open(`${path}.tmp`, 'w')
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${path}.tmp`, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
