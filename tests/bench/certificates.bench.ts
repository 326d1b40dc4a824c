import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { v7 } from 'uuid'
import { openDocumentMaker } from '#backend/documents/document-maker.ts'
import { openStorage } from '#backend/storage/open-storage.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve } from '#tests/e2e/support/serve.ts'
import { certificateRecord } from '#tests/support/certificate-record.ts'
import { limitedRatio, limitedValue, median, type Figure } from './figure.ts'

const dist = fileURLToPath(new URL('../../dist/electron', import.meta.url))
const NAMES = 100
/** What a browser and V8 still do after a document is not part of the next one. */
const SETTLE_MS = 40
/** V8 takes about as many to compile the wasm well. */
const WARM_UP = 120
const LIMIT_MS = 15
/** Four times faster than printing the same page from a browser. */
const LIMIT_RATIO = 1 / 4

/** One certificate by Typst against one printed by a warm Chromium that has the suite's own page of it loaded, by turns, each name new to both. */
export async function certificatesFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-bench-certificates-'))
  const dataFolder = join(folder, 'data')
  await issueOne(dataFolder)
  const served = await serve(dataFolder)
  const maker = openDocumentMaker({ assetsFolder: join(dist, 'documents'), workerFile: join(dist, 'backend', 'typst-worker.mjs') })
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  try {
    const page = await certificatePage(browser, served.address)
    const samples: { readonly typst: number; readonly printed: number }[] = []
    for (let index = 0; index < WARM_UP + NAMES; index += 1) {
      const learnerName = `Amina ${'ABCDEFGHIJ'[index % 10] ?? ''}. El Khoury ${index}`
      samples.push({
        typst: await measureTime(() => maker.makeCertificate(certificateRecord({ learnerName }), 'a4')),
        printed: await printTime(page, learnerName),
      })
    }
    const warm = samples.slice(WARM_UP)
    const typst = median(warm.map(sample => sample.typst))
    const printed = median(warm.map(sample => sample.printed))
    return [
      limitedValue(
        'certificates: one, once warm, median of 100 names, against page.pdf; limit on the value',
        'ms',
        typst,
        printed,
        LIMIT_MS,
      ),
      limitedRatio(
        'certificates: one, once warm, median of 100 names, against page.pdf; limit on the ratio',
        'ms',
        typst,
        printed,
        LIMIT_RATIO,
      ),
    ]
  } finally {
    await Promise.all([browser.close(), maker.close(), served.stop()])
    await rm(folder, { recursive: true, force: true })
  }
}

/** A learner who has the certificate. */
async function issueOne(dataFolder: string): Promise<void> {
  const opened = await openStorage({ path: dataFolder })
  if (opened.kind === 'in-use') throw new Error('a new folder is in use')
  const { learners, records, close } = opened.storage
  const [learnerId, certificate] = [v7(), certificateRecord()]
  await learners.add({
    id: learnerId,
    name: certificate.learnerName,
    organisation: certificate.organisation,
    role: undefined,
    country: 'TN',
    locale: 'en',
    createdAt: certificate.issuedAt,
  })
  await records.append(learnerId, 'core', [{ id: v7(), deviceId: v7(), kind: 'certificate-issued', certificate }])
  await close()
}

async function certificatePage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(address)
  await page.getByRole('main').getByRole('button').first().click()
  await page
    .getByRole('link', { name: /Open the module/ })
    .first()
    .waitFor()
  await page.goto(`${new URL(address).origin}/#/courses/core/certificate`)
  await page.locator('.sheet .name bdi').waitFor()
  await page.evaluate('document.fonts.ready')
  return page
}

async function printTime(page: Page, learnerName: string): Promise<number> {
  await page.evaluate(name => {
    document.querySelector('.sheet .name bdi')?.replaceChildren(name)
  }, learnerName)
  return measureTime(() => page.pdf({ format: 'A4', landscape: true, printBackground: true, tagged: true }))
}

async function measureTime(work: () => Promise<unknown>): Promise<number> {
  await setTimeout(SETTLE_MS)
  const started = performance.now()
  await work()
  return performance.now() - started
}
