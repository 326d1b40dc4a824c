import { readFile, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { fullScreens, type Shown } from '#tests/e2e/support/full-rooms.ts'
import { ordinaryScreens } from '#tests/e2e/support/ordinary-rooms.ts'
import { coveredByCode, cutTexts, measureFill, smallTexts } from '#tests/e2e/support/projector.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { canReadQr, readQr } from '#tests/support/read-qr.ts'
import { buildProjectorPage } from '#tests/support/projector-page/build-projector-page.ts'

const KINDS = Object.keys(ACTIVITY_KINDS) as ActivityKind[]
const WRITINGS = ['en', 'ar', 'unbroken'] as const
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]
const ADDRESS = 'http://projector.test'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
/** A page of options is up for twelve seconds, one of posts until the facilitator turns it; no list has more pages. */
const PAGE_MS = 12_000
const PAGES = 12
/** Where a look at a page takes long, the next one may have gone by: it comes again. */
const ROUNDS = 3

/** Few short answers fill the screen: letters of a twentieth of its height (on a narrow one, a sentence takes more lines), and nowhere nearly a third of it empty. */
const SMALLEST_OF_FEW = { wide: 1 / 20, narrow: 1 / 23 }
const WIDE = 1.5
const LARGEST_GAP = 0.3

let folder: string
let browser: Browser

test.beforeAll(async () => {
  folder = await buildProjectorPage()
  browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
})

test.afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

async function openProjector(): Promise<Page> {
  const page = await browser.newPage()
  await page.clock.install()
  await page.route(`${ADDRESS}/**`, async route => {
    const path = new URL(route.request().url()).pathname
    const body = await readFile(join(folder, path === '/' ? 'index.html' : path)).catch(() => undefined)
    await route.fulfill(
      body === undefined ? { status: 404 } : { body, contentType: TYPES[extname(path) || '.html'] ?? 'application/octet-stream' },
    )
  })
  await page.goto(`${ADDRESS}/`)
  return page
}

/** Texts that stand in whole on the page that is up: inside every edge that could cut them off. */
function wholeTexts(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(wanted => {
    const isWhole = (element: Element): boolean => {
      const { top, bottom, left, right } = element.getBoundingClientRect()
      for (let box: Element | null = element.parentElement; box !== null; box = box.parentElement) {
        const edges = box.getBoundingClientRect()
        const isCut = top < edges.top - 1 || bottom > edges.bottom + 1 || left < edges.left - 1 || right > edges.right + 1
        if (getComputedStyle(box).overflowY !== 'visible' && isCut) return false
      }
      return bottom - top > 1
    }
    const rows = [...document.querySelectorAll('.sheet li, .sheet .cloud bdi')].filter(isWhole).map(({ textContent }) => textContent)
    return wanted.filter(text => rows.some(row => row.includes(text)))
  }, texts)
}

async function project(page: Page, view: Shown['view']): Promise<void> {
  await page.evaluate(next => window.project(next), view)
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await expect(page.locator('.fit-hidden')).toHaveCount(0)
}

/** Turns the pages of a list until each text has been up in whole, or the list begins again. */
async function findMissing(page: Page, { view, texts }: Shown): Promise<readonly string[]> {
  await project(page, view)
  let missing = texts
  for (let turned = 0; turned < ROUNDS * PAGES && missing.length > 0; turned++) {
    const whole = await wholeTexts(page, missing)
    missing = missing.filter(text => !whole.includes(text))
    if (missing.length === 0) break
    await page.clock.runFor(PAGE_MS)
    await project(page, { ...view, page: (turned + 1) % PAGES })
  }
  return missing
}

/** With a title of its full length and nobody there yet: with the Wi-Fi and without. */
function joinScreens(): readonly Shown['view'][] {
  const view = ordinaryScreens('en')[0]!.view
  const titles = { en: 'Workshop: migration in the ordinary work of a municipality, for mayors and heads of office' }
  const join = { ...view, screen: { kind: 'code' as const }, titles, joined: 0 }
  return [
    join,
    { ...join, url: 'http://192.168.143.101:8080/ACDEFG' },
    { ...join, wifi: { name: 'Town hall, second floor', password: 'a long password', hidden: false } },
  ]
}

for (const size of SIZES) {
  const title = `the projector drops and cuts no answer at ${String(size.width)} × ${String(size.height)}, however many and long, and is full with few`
  test(title, { tag: '@long' }, async () => {
    const page = await openProjector()
    await page.setViewportSize(size)
    for (const shown of KINDS.flatMap(kind => WRITINGS.flatMap(writing => fullScreens(kind, writing)))) {
      expect.soft(await findMissing(page, shown), shown.name).toEqual([])
      expect.soft(await smallTexts(page), `${shown.name}: small`).toEqual([])
      expect.soft(await cutTexts(page), `${shown.name}: cut`).toEqual([])
    }
    for (const { name, view, isPaired } of [...ordinaryScreens('en'), ...ordinaryScreens('ar'), ...ordinaryScreens('both')]) {
      await project(page, view)
      const { gap, letters } = await measureFill(page)
      expect.soft(gap, `${name}: empty part`).toBeLessThan(LARGEST_GAP)
      if (isPaired) expect.soft(await smallTexts(page), `${name}: small`).toEqual([])
      else
        expect
          .soft(letters ?? 1, `${name}: letters`)
          .toBeGreaterThan(size.width / size.height < WIDE ? SMALLEST_OF_FEW.narrow : SMALLEST_OF_FEW.wide)
      expect.soft(await cutTexts(page), `${name}: cut`).toEqual([])
      expect.soft(await coveredByCode(page), `${name}: under the code`).toEqual([])
    }
    for (const view of joinScreens()) {
      await project(page, view)
      expect.soft(await cutTexts(page), `how to join: ${JSON.stringify(view.titles)}`).toEqual([])
    }
    await project(page, ordinaryScreens('both').at(-1)!.view)
    if (canReadQr) expect(readQr(await page.screenshot(), 'png')).toEqual(['http://192.168.43.1/ACDEFG'])
    await page.evaluate(() => document.documentElement.classList.add('dark'))
    if (canReadQr) expect(readQr(await page.screenshot(), 'png')).toEqual(['http://192.168.43.1/ACDEFG'])
    await page.close()
  })
}
