import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { openDocumentMaker } from '../../electron/backend/documents/document-maker.ts'
import { certificateRecord } from '../support/certificate-record.ts'
import { limitedRatio, limitedValue, medianOf, type Figure } from './figure.ts'
import { wovenBorder } from './woven-border.ts'

const dist = fileURLToPath(new URL('../../dist/electron', import.meta.url))
const assetsFolder = join(dist, 'documents')
const NAMES = 100
/** What a browser and V8 still do after a document is not part of the next one. */
const SETTLE_MS = 40
/** V8 takes about as many to compile the wasm well. */
const WARM_UP = 120
const LIMIT_MS = 15
/** Four times faster than printing the same page from a browser. */
const LIMIT_RATIO = 1 / 4

/** One certificate by Typst against one by a warm Chromium that has the page loaded, by turns, each name new to both. */
export async function certificatesFigures(): Promise<Figure[]> {
  const maker = openDocumentMaker({ assetsFolder, workerFile: join(dist, 'backend', 'typst-worker.mjs') })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: browserArguments() })
  try {
    const page = await browser.newPage()
    await page.setContent(certificatePage(), { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready')
    const samples: { readonly typst: number; readonly printed: number }[] = []
    for (let index = 0; index < WARM_UP + NAMES; index += 1) {
      const learnerName = `Amina ${'ABCDEFGHIJ'[index % 10] ?? ''}. El Khoury ${index}`
      samples.push({ typst: await timeOf(() => maker.makeCertificate(certificateRecord({ learnerName }), 'a4')), printed: await printTime(page, learnerName) })
    }
    const warm = samples.slice(WARM_UP)
    const typst = medianOf(warm.map(sample => sample.typst))
    const printed = medianOf(warm.map(sample => sample.printed))
    return [
      limitedValue('certificates: one, once warm, median of 100 names, against page.pdf; limit on the value', 'ms', typst, printed, LIMIT_MS),
      limitedRatio('certificates: one, once warm, median of 100 names, against page.pdf; limit on the ratio', 'ms', typst, printed, LIMIT_RATIO),
    ]
  } finally {
    await Promise.all([browser.close(), maker.close()])
  }
}

async function printTime(page: Page, learnerName: string): Promise<number> {
  await page.evaluate(name => {
    document.querySelector('h2')?.replaceChildren(name)
  }, learnerName)
  return timeOf(() => page.pdf({ format: 'A4', landscape: true, printBackground: true, tagged: true }))
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  await setTimeout(SETTLE_MS)
  const started = performance.now()
  await work()
  return performance.now() - started
}

function browserArguments(): string[] {
  const asRoot = process.getuid?.() === 0
  return ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', ...(asRoot ? ['--no-sandbox'] : [])]
}

/** The same words in the same fonts within the same border. */
function certificatePage(): string {
  const { courseTitle, organisation, serial, score, issuer } = certificateRecord()
  const face = (weight: number, file: string): string => {
    const bytes = readFileSync(join(assetsFolder, 'fonts', file)).toString('base64')
    return `@font-face { font-family: 'Source Serif 4'; font-weight: ${weight}; src: url('data:font/ttf;base64,${bytes}') }`
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Certificate</title>
    <style>
      ${face(400, 'SourceSerif4_400Regular.ttf')} ${face(600, 'SourceSerif4_600SemiBold.ttf')}
      @page { margin: 0 } body { font-family: 'Source Serif 4', serif; text-align: center; margin: 22mm; color: #16283A }
      h1 { color: #0F6E68 } h2 { font-size: 42pt; font-weight: 400 }
    </style>
    ${wovenBorder(297, 210)}<p>${issuer.organisation}</p><h1>Certificate of completion</h1><p>This certificate is awarded to</p><h2></h2><p>${organisation}</p>
    <p>for completing the course</p><p><b>${courseTitle}</b></p><p>Score in the final quiz: ${score ?? ''}%</p>
    <p>${issuer.place}, 5 March 2026</p><hr><p>${issuer.signatoryName}</p><p>${issuer.signatoryTitle}</p><p>Certificate number ${serial}</p>`
}
