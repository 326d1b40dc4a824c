import { app, BrowserWindow, nativeTheme, shell, type WebContents } from 'electron'
import type { Destination } from '../common/contract/desktop.ts'
import type { Locale } from '../common/domain/shared/locale.ts'
import { prepareBackend, type Trouble } from './backend-process.ts'
import { openBridge } from './bridge.ts'
import { offerAddress, saveDocument, saveReport, showAbout } from './dialogs.ts'
import type { Folders } from './folders.ts'
import { wordsIn } from './locale.ts'
import { showMenu } from './menu.ts'
import { servePages, SHELL_PATH } from './protocol.ts'
import { writeReport } from './report.ts'
import { isOurs, secureContents, secureSession } from './security.ts'
import type { ShellLog } from './shell-log.ts'
import type { ShellStateFile } from './shell-state.ts'
import { openTroubleDesk } from './trouble.ts'
import { isTrouble, openWindows } from './windows.ts'
import { changeZoom } from './zoom.ts'

export interface SuiteOptions {
  readonly folders: Folders
  readonly log: ShellLog
  readonly state: ShellStateFile
  readonly locale: Locale
  readonly shown: () => void
}

export interface Suite {
  readonly show: () => void
  readonly goTo: (destination: Destination) => void
}

/** Puts the shell together once the app is ready. */
export function runSuite({ folders, log, state, locale: firstLocale, shown }: SuiteOptions): Suite {
  let locale = firstLocale
  let dataFolder = folders.data
  let logFolder: string | undefined
  const developerTools = !app.isPackaged
  const dialogWords = () => wordsIn(locale).dialogs

  const backend = prepareBackend(
    folders.backend,
    { dataFolder: folders.data, coursesFolder: folders.courses, systemLocale: firstLocale, appVersion: app.getVersion() },
    log,
    { started: () => windows.connectAll(), ready: place => ({ dataFolder, logFolder } = place), locale: setLocale, troubled },
  )
  const windows = openWindows({ preloadFile: folders.preloadFile, state, developerTools, connect: backend.connect, shown })
  const desk = openTroubleDesk({ backendFolder: folders.backend, dataFolder: () => dataFolder, locale: () => locale, tryAgain, openFolder, saveReport: report })

  function troubled(trouble: Trouble): void {
    log.say('trouble', { kind: trouble.kind })
    desk.begin(trouble)
    windows.showTrouble()
  }

  function tryAgain(): void {
    backend.start()
    windows.showSuite()
  }

  function setLocale(next: Locale): void {
    if (next === locale && state.read().locale === next) return
    locale = next
    state.change({ locale })
    refreshMenu()
  }

  function refreshMenu(): void {
    const zoom = (step: Parameters<typeof changeZoom>[1]): void => changeZoom(state, step)
    showMenu(locale, { goTo: windows.goTo, zoom, openDataFolder: openFolder, saveReport: report, showAbout: about }, developerTools)
  }

  function openFolder(): void {
    if (dataFolder !== undefined) void shell.openPath(dataFolder)
  }

  function report(): void {
    const text = writeReport({ appVersion: app.getVersion(), shellLog: log.read(), logFolder })
    withWindow(window => void saveReport(window, text, dialogWords(), state))
  }

  function about(): void {
    withWindow(window => void showAbout(window, dialogWords()))
  }

  /** Inside the suite a link may lead to another of its places; the buttons of the page of trouble act and lead nowhere. */
  function followLink(contents: WebContents, address: string): boolean {
    const window = BrowserWindow.fromWebContents(contents)
    if (window === null || !isOurs(address)) return false
    const { pathname } = new URL(address)
    if (isTrouble(window)) desk.follow(window, pathname)
    return !isTrouble(window) && !pathname.startsWith(SHELL_PATH) && !pathname.startsWith('/files/')
  }

  secureSession()
  secureContents(followLink, (contents, address) => void offerAddress(BrowserWindow.fromWebContents(contents) ?? undefined, address, dialogWords()))
  servePages({ rendererFolder: folders.renderer, courseFile: backend.file, troublePage: desk.page })
  openBridge({
    hello: windows.greet,
    saveDocument: (window, document) => saveDocument(window, document, dialogWords(), state),
    setLocale,
    setTheme: theme => {
      nativeTheme.themeSource = theme
      state.change({ theme })
    },
  })
  nativeTheme.themeSource = state.read().theme
  refreshMenu()
  backend.start()
  windows.show()
  closeBeforeQuit(backend.close, state)
  return { show: windows.show, goTo: windows.goTo }
}

function withWindow(act: (window: BrowserWindow) => void): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window !== undefined) act(window)
}

/** Quitting tells a utility process nothing, so it is told here, after the last window has said what it had to say. */
function closeBeforeQuit(close: () => Promise<void>, state: ShellStateFile): void {
  let closed = false
  app.on('will-quit', event => {
    if (closed) return
    event.preventDefault()
    state.flush()
    void close().then(() => {
      closed = true
      app.quit()
    })
  })
}
