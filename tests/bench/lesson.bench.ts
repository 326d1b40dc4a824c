import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '#tests/e2e/support/runtimes.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { beginAsNewLearner } from '#tests/e2e/support/walk.ts'
import { limitedRatio, limitedValue, median, type Figure } from './figure.ts'
import { clickToPainted, launchChromium, slowDown } from './study/in-page.ts'

const KB = 1024
const SAMPLES = 9
const LESSONS = [
  { id: 'twenty', kilobytes: 20, limit: 2 },
  { id: 'five-hundred', kilobytes: 500, limit: 1.5 },
] as const
const LONGEST_TASK_MS = 200
const SCROLLS = 40
/** Long enough for a long lesson on a slow machine. */
const WHOLE_MS = 120_000

/** Opening a lesson of a real course, grown to a size, at 4 × CPU slowdown; and how it scrolls. */
export async function lessonFigures(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-bench-lesson-'))
  try {
    const served = await serve(join(folder, 'data'), ['--port', '0'], await writeLessons(folder))
    const browser = await launchChromium()
    try {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(served.address)
      await beginAsNewLearner(page, 'Amina')
      await openLesson(page, LESSONS[0].id)
      const empty = await openEmpty(page)
      for (const one of [page, empty]) await slowDown(one)
      const figures: Figure[] = []
      for (const lesson of LESSONS) figures.push(await measure(page, empty, lesson))
      figures.push(await scrollFigure(page, empty))
      return figures
    } finally {
      await browser.close()
      await served.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The built suite beside the course with the lessons. @returns the program */
async function writeLessons(folder: string): Promise<string> {
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  await cp(join(root, 'courses'), join(folder, 'courses'), { recursive: true })
  const text = await readFile(join(folder, 'courses/core/en/01-who-moves.md'), 'utf8')
  const body = text.slice(text.indexOf('\n---\n', 4) + 5)
  for (const [index, { id, kilobytes }] of LESSONS.entries()) {
    const head = `---\nid: ${id}\ntitle: A lesson of ${kilobytes} KB\nminutes: 20\nobjectives:\n  - Read on\n---\n`
    await writeFile(join(folder, `courses/core/en/9${index}-${id}.md`), head + grow(body, kilobytes * KB))
  }
  return join(folder, 'dist/electron/backend/cli.mjs')
}

/** The blocks of a lesson again and again, each id once, as long as they fit. */
function grow(body: string, bytes: number): string {
  let grown = ''
  for (let round = 0; ; round += 1) {
    for (const block of body.split(/\n(?=\n)/)) {
      const next = `${grown}\n${block.replaceAll(/\{#([a-z0-9-]+)/g, `{#$1-${round}`)}`
      if (Buffer.byteLength(next) > bytes) return grown
      grown = next
    }
  }
}

async function measure(page: Page, empty: Page, { id, kilobytes, limit }: (typeof LESSONS)[number]): Promise<Figure> {
  const samples = { ours: [] as number[], bare: [] as number[] }
  await openLesson(page, id)
  const html = await readWhole(page)
  await setHtml(empty, html)
  await empty.evaluate(() => document.fonts.ready)
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.ours.push(await openLesson(page, id))
    await readWhole(page)
    samples.bare.push(await setHtml(empty, html))
  }
  const name = `lesson of ${kilobytes} KB, click to painted, against its HTML set into an empty page (ratio)`
  return limitedRatio(name, 'ms', median(samples.ours), median(samples.bare), limit)
}

/** From the contents of the course. */
async function openLesson(page: Page, id: string): Promise<number> {
  await page.bringToFront()
  await page.evaluate(() => (location.hash = '/courses/core'))
  await page.locator(`main a[href$="/lessons/${id}"]`).first().waitFor()
  return clickToPainted(page, `main a[href$="/lessons/${id}"]`, '.reader .blocks > *')
}

/** The HTML of all blocks, which come a part at a time: the outline has the sections of the lesson once all are there. */
async function readWhole(page: Page): Promise<string> {
  await page.locator('.reader nav .section').first().waitFor({ timeout: WHOLE_MS })
  return page.locator('.reader .blocks').innerHTML()
}

/** A page with nothing but the styles of the suite, and so its fonts: the same HTML then looks the same. */
async function openEmpty(page: Page): Promise<Page> {
  const styles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => `<link rel="stylesheet" href="${href}">`),
  )
  const empty = await page.context().newPage()
  const body = `<!doctype html><html lang="en"><head>${styles.join('')}</head><body></body></html>`
  await empty.route('**/empty', route => route.fulfill({ contentType: 'text/html', body }))
  await empty.goto(new URL('/empty', page.url()).href)
  return empty
}

async function setHtml(page: Page, html: string): Promise<number> {
  await page.bringToFront()
  await page.evaluate(() => document.body.replaceChildren())
  return page.evaluate(
    text =>
      new Promise<number>(resolve => {
        const started = performance.now()
        document.body.innerHTML = `<article class="prose blocks">${text}</article>`
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started))))
      }),
    html,
  )
}

/** The longest task while the long lesson is scrolled through, against that of the same HTML. */
async function scrollFigure(page: Page, empty: Page): Promise<Figure> {
  const html = await readWhole(page)
  await page.bringToFront()
  const longest = await scrollThrough(page)
  await setHtml(empty, html)
  const bare = await scrollThrough(empty)
  const name = `lesson of 500 KB, longest task while it is scrolled; limit on the value`
  return limitedValue(name, 'ms', longest, bare, LONGEST_TASK_MS)
}

/** The longest time between two turns of the event loop. */
function scrollThrough(page: Page): Promise<number> {
  return page.evaluate(async rounds => {
    let longest = 0
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    }).observe({ entryTypes: ['longtask'] })
    const nextFrame = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
    for (let round = 1; round <= rounds; round += 1) {
      window.scrollTo(0, (document.documentElement.scrollHeight * round) / rounds)
      await nextFrame()
      await nextFrame()
    }
    return longest
  }, SCROLLS)
}
