import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base, chromium, type Browser, type ElectronApplication, type Page } from '@playwright/test'
import { answerSaveDialog } from './answer-dialog.ts'
import { launchProgram } from './launch-electron.ts'
import { chromiumProgram, electronProgram, quietArguments, root, sandboxArguments } from './runtimes.ts'
import { draftsBeside, serve, type Served } from './serve.ts'

/** The suite as a person has it before them, on either host. */
export interface Suite {
  readonly host: 'browser' | 'electron'
  readonly dataFolder: string
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

interface Opened {
  readonly page: Page
  readonly saved: Suite['saved']
  readonly willChoose: Suite['willChoose']
  readonly close: () => Promise<void>
  readonly kill: () => Promise<void>
}

type Open = (dataFolder: string, listen: (page: Page) => void) => Promise<Opened>

async function openBrowserSuite(dataFolder: string, listen: (page: Page) => void): Promise<Opened> {
  const served: Served = await serve(dataFolder)
  const browser: Browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  const page = await context.newPage()
  listen(page)
  await page.goto(served.address)
  await page.getByRole('main').waitFor()
  const end = async (stop: () => Promise<void>): Promise<void> => {
    await browser.close()
    await stop()
  }
  const saved = async (press: () => Promise<void>): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), press()])
    return readFile(await download.path())
  }
  return { page, saved, willChoose: () => Promise.resolve(), close: () => end(served.stop), kill: () => end(served.kill) }
}

async function openElectronSuite(dataFolder: string, listen: (page: Page) => void): Promise<Opened> {
  const app: ElectronApplication = await launchProgram({
    executablePath: electronProgram() as string,
    args: [...sandboxArguments, `--user-data-dir=${join(dataFolder, '..', 'profile')}`, root, '--data', dataFolder],
    env: { ...(process.env as Record<string, string>), ...draftsBeside(dataFolder) },
  })
  const page = await app.firstWindow()
  listen(page)
  await page.getByRole('main').waitFor()
  const kill = async (): Promise<void> => {
    const ended = new Promise(resolve => app.process().once('exit', resolve))
    app.process().kill('SIGKILL')
    await ended
  }
  let documents = 0
  const saved = async (press: () => Promise<void>): Promise<Buffer> => {
    const path = join(dirname(dataFolder), `saved-${String(++documents)}`)
    await answerSaveDialog(app, path)
    await press()
    await page.getByText(`Saved: ${path}`).waitFor()
    return readFile(path)
  }
  return { page, saved, willChoose: folder => answerFolderDialog(app, folder), close: () => app.close(), kill }
}

/** A native dialog cannot be driven from outside: what a person would choose in it is put in its place. */
function answerFolderDialog(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: [chosen] })) as unknown as typeof dialog.showOpenDialog
  }, folder)
}

async function startSuite(host: Suite['host'], folder: string): Promise<Suite> {
  const open: Open = host === 'electron' ? openElectronSuite : openBrowserSuite
  const dataFolder = join(folder, 'data')
  const heard: string[] = []
  const listen = (page: Page): void => {
    page.on('websocket', socket => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
    page.on('response', response => {
      const text = response.request().resourceType() === 'document' || response.url().includes('/files/')
      if (text)
        response.text().then(
          body => heard.push(body),
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
    page: () => opened.page,
    received: () => heard.join('\n'),
    saved: press => opened.saved(press),
    willChoose: folder => opened.willChoose(folder),
    reopen: () => again(opened.close),
    killAndReopen: () => again(opened.kill),
    close: () => opened.close(),
  }
}

/** Specs that take `suite` run on both hosts: the project's name says which. */
export const test = base.extend<{ suite: Suite }>({
  suite: async ({}, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-e2e-'))
    const suite = await startSuite(info.project.name === 'electron' ? 'electron' : 'browser', folder)
    await use(suite)
    await suite.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
})

export { expect } from '@playwright/test'
