import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base, type Browser, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test'
import { answerOpenDialog, answerSaveDialog } from './answer-dialog.ts'
import { launchProgram } from './launch-electron.ts'
import { chromiumProgram, quietArguments } from './runtimes.ts'
import { seedData, type Seed } from './seed.ts'
import { serve } from './serve.ts'

/** The suite as a person has it before them, on either host. */
export interface Suite {
  readonly host: 'browser' | 'electron'
  readonly dataFolder: string
  /** The workshop of the seed; empty without one. */
  readonly workshopId: string
  readonly page: () => Page
  /** Every frame and message the page received, as text: for what must never arrive. */
  readonly received: () => string
  /** What a person finds where the suite has saved a document: the desktop asks where in a dialog, a browser keeps its downloads. */
  readonly saved: (press: () => Promise<void>) => Promise<Buffer>
  /** On the desktop, where the system's own dialog asks for a folder, this one is chosen in it; in a browser it is typed. */
  readonly willChoose: (folder: string) => Promise<void>
  /** Closes it as a person would and opens it again on the same data. */
  readonly reopen: () => Promise<Page>
  /** As a power cut does, then starts again. */
  readonly killAndReopen: () => Promise<Page>
  readonly close: () => Promise<void>
}

interface OpenedHost {
  readonly page: Page
  readonly saved: Suite['saved']
  readonly willChoose: Suite['willChoose']
  readonly close: () => Promise<void>
  readonly kill: () => Promise<void>
}

type OpenHost = (dataFolder: string, listen: (page: Page) => void) => Promise<OpenedHost>

/** A context of the worker's browser on a server of its own. */
function openInBrowser(launch: () => Promise<Browser>): OpenHost {
  return async (dataFolder, listen) => {
    const served = await serve(dataFolder)
    const context = await (await launch()).newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
    const page = await context.newPage()
    listen(page)
    await page.goto(served.address)
    await page.getByRole('main').waitFor()
    const end = async (stop: () => Promise<void>): Promise<void> => {
      await context.close()
      await stop()
    }
    const saved = async (press: () => Promise<void>): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 240_000 }), press()])
      return readFile(await download.path())
    }
    return { page, saved, willChoose: () => Promise.resolve(), close: () => end(served.stop), kill: () => end(served.kill) }
  }
}

async function openInElectron(dataFolder: string, listen: (page: Page) => void): Promise<OpenedHost> {
  const { app, page } = await launchProgram(dirname(dataFolder))
  listen(page)
  await page.getByRole('main').waitFor()
  let documents = 0
  const saved = async (press: () => Promise<void>): Promise<Buffer> => {
    const path = join(dirname(dataFolder), `saved-${String(++documents)}`)
    await answerSaveDialog(app, path)
    await press()
    await page.getByText(`Saved: ${path}`).waitFor()
    return readFile(path)
  }
  return { page, saved, willChoose: folder => answerOpenDialog(app, folder), close: () => app.close(), kill: () => killProgram(app) }
}

async function killProgram(app: ElectronApplication): Promise<void> {
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
}

interface SuiteStart {
  readonly host: Suite['host']
  readonly open: OpenHost
  readonly dataFolder: string
  readonly workshopId: string
}

async function startSuite({ host, open, dataFolder, workshopId }: SuiteStart): Promise<Suite> {
  const received: string[] = []
  const listen = (page: Page): void => {
    page.on('websocket', socket => socket.on('framereceived', ({ payload }) => received.push(String(payload))))
    page.on('response', response => {
      const isText = response.request().resourceType() === 'document' || response.url().includes('/files/')
      if (isText)
        response.text().then(
          body => received.push(body),
          () => undefined,
        )
    })
  }
  let opened = await open(dataFolder, listen)
  const again = async (end: () => Promise<void>): Promise<Page> => {
    await end()
    opened = await open(dataFolder, listen)
    return opened.page
  }
  return {
    host,
    dataFolder,
    workshopId,
    page: () => opened.page,
    received: () => received.join('\n'),
    saved: press => opened.saved(press),
    willChoose: folder => opened.willChoose(folder),
    reopen: () => again(opened.close),
    killAndReopen: () => again(opened.kill),
    close: () => opened.close(),
  }
}

interface SuiteFixtures {
  /** What the data folder of `suite` holds when it opens; undefined: nothing. */
  readonly seed: Seed | undefined
  /** On the host that the project's name says. */
  readonly suite: Suite
  /** Another browser profile, for specs that start servers of their own. */
  readonly freshContext: BrowserContext
}

interface WorkerFixtures {
  /** The worker's one browser, launched when it is first asked for: in Electron most specs need none. */
  readonly launchBrowser: () => Promise<Browser>
}

export const test = base.extend<SuiteFixtures, WorkerFixtures>({
  launchBrowser: [
    async ({ playwright }, use) => {
      let launched: Promise<Browser> | undefined
      await use(() => (launched ??= playwright.chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })))
      await (await launched)?.close()
    },
    { scope: 'worker' },
  ],
  freshContext: async ({ launchBrowser }, use) => {
    const context = await (await launchBrowser()).newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true })
    await use(context)
    await context.close()
  },
  seed: [undefined, { option: true }],
  suite: async ({ launchBrowser, seed }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-e2e-'))
    const dataFolder = join(folder, 'data')
    const { workshopId } = seed === undefined ? { workshopId: '' } : await seedData(dataFolder, seed)
    const host = info.project.name.startsWith('electron') ? 'electron' : 'browser'
    const open = host === 'electron' ? openInElectron : openInBrowser(launchBrowser)
    const suite = await startSuite({ host, open, dataFolder, workshopId })
    await use(suite)
    await suite.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})

export { expect } from '@playwright/test'
