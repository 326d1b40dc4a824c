import { app, BrowserWindow, nativeTheme, shell, type WebContents } from 'electron'
import type { Destination } from '#common/contract/desktop.ts'
import type { Theme } from '#common/domain/settings/settings.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { prepareBackend, type Backend, type Trouble } from './backend/backend-process.ts'
import { openBridge, type BridgeHandlers } from './bridge.ts'
import { chooseFolder, offerAddress, saveDocument, savePack, saveReport, showAbout } from './dialogs.ts'
import type { Folders } from './folders.ts'
import { wordsOf } from '#common/i18n/words.ts'
import { showMenu, type MenuActions } from './menu.ts'
import { servePages, SHELL_PATH } from './protocol.ts'
import { writeReport } from './recovery/report.ts'
import { watchRoom } from './room-watch.ts'
import { isOurs, secureContents, secureSession } from './security.ts'
import type { ShellLog } from './recovery/shell-log.ts'
import type { ShellStateFile } from './shell-state.ts'
import { openTroubleDesk, type TroubleDesk } from './recovery/crash-recovery.ts'
import { isTrouble, openWindows } from './windows/windows.ts'
import { changeZoom } from './windows/zoom.ts'

export interface SuiteOptions {
  readonly folders: Folders
  readonly compileCache: string
  readonly log: ShellLog
  readonly state: ShellStateFile
  readonly locale: Locale
  readonly shown: () => void
}

/** What the shell learns as it runs. */
export interface Known {
  locale: Locale
  dataFolder: string | undefined
  logFolder: string | undefined
}

export interface Suite {
  readonly show: () => void
  readonly goTo: (destination: Destination) => void
}

/** Puts the shell together once the app is ready. */
export function runSuite({ folders, compileCache, log, state, locale, shown }: SuiteOptions): Suite {
  const known: Known = { locale, dataFolder: folders.data, logFolder: undefined }
  const terms = { dataFolder: folders.data, coursesFolder: folders.courses, systemLocale: locale, appVersion: app.getVersion() }
  const room = watchRoom(() => windows.closeProjector())
  const backend = prepareBackend({ folder: folders.backend, compileCache }, terms, log, {
    started: () => [room.lost, windows.connectAll].forEach(tell => tell()),
    ready: ({ dataFolder, logFolder }) => Object.assign(known, { dataFolder, logFolder }),
    locale: setLocale,
    show: () => windows.show(),
    roomOpen: room.opened,
    troubled,
  })
  const windows = openWindows({
    ...folders,
    state,
    developerTools: !app.isPackaged,
    words: () => wordsOf(known.locale).dialogs,
    connect: backend.connect,
    shown,
  })
  const help = helpFor(known, state, log)
  const desk = openTroubleDesk({
    backendFolder: folders.backend,
    known,
    tryAgain,
    openFolder: help.openDataFolder,
    saveReport: help.saveReport,
  })

  function troubled(trouble: Trouble): void {
    log.say('trouble', { kind: trouble.kind })
    room.lost()
    desk.begin(trouble)
    windows.showTrouble()
  }

  function tryAgain(): void {
    backend.start()
    windows.showSuite()
  }

  function setLocale(next: Locale): void {
    if (next === known.locale && state.read().locale === next) return
    known.locale = next
    state.change({ locale: next })
    refreshMenu()
  }

  function refreshMenu(): void {
    showMenu(known.locale, { goTo: windows.goTo, zoom: step => changeZoom(state, step), ...help }, !app.isPackaged)
  }

  guard(known, desk)
  servePages({ rendererFolder: folders.renderer, courseFile: backend.file, troublePage: desk.page })
  openBridge({
    hello: windows.greet,
    ...saversFor(backend, known, state),
    openProjector: windows.openProjector,
    setLocale,
    setTheme: theme => useTheme(theme, state),
  })
  useTheme(state.read().theme, state)
  refreshMenu()
  backend.start()
  windows.show()
  closeBeforeQuit(backend.close, state)
  return { show: windows.show, goTo: windows.goTo }
}

/** Before any page is loaded: what pages may do, and where a click may lead. */
function guard(known: Known, desk: TroubleDesk): void {
  secureSession()
  secureContents(
    (contents, address) => mayFollow(contents, address, desk),
    (contents, address) => void offerAddress(BrowserWindow.fromWebContents(contents), address, wordsOf(known.locale).dialogs),
  )
}

/** What a page may have written where a person chooses. */
function saversFor(
  backend: Pick<Backend, 'savePack'>,
  known: Known,
  state: ShellStateFile,
): Pick<BridgeHandlers, 'saveDocument' | 'savePack' | 'chooseFolder'> {
  const words = () => wordsOf(known.locale).dialogs
  return {
    saveDocument: (window, document) => saveDocument(window, document, words(), state),
    savePack: (window, pack) => savePack(window, pack, backend.savePack, words(), state),
    chooseFolder: window => chooseFolder(window, words()),
  }
}

/** Inside the suite a link may lead to another of its places; the buttons of the page of trouble act and lead nowhere. */
function mayFollow(contents: WebContents, address: string, desk: TroubleDesk): boolean {
  const window = BrowserWindow.fromWebContents(contents)
  if (window === null || !isOurs(address)) return false
  const { pathname } = new URL(address)
  if (isTrouble(window)) desk.follow(window, pathname)
  return !isTrouble(window) && !pathname.startsWith(SHELL_PATH) && !pathname.startsWith('/files/')
}

function useTheme(theme: Theme, state: ShellStateFile): void {
  nativeTheme.themeSource = theme
  state.change({ theme })
}

/** The help menu's actions; the page of trouble offers two of them as well. */
function helpFor(known: Known, state: ShellStateFile, log: ShellLog): Pick<MenuActions, 'openDataFolder' | 'saveReport' | 'showAbout'> {
  const words = () => wordsOf(known.locale).dialogs
  return {
    openDataFolder: () => {
      if (known.dataFolder !== undefined) void shell.openPath(known.dataFolder)
    },
    saveReport: () => {
      const text = writeReport({ appVersion: app.getVersion(), shellLog: log.read(), logFolder: known.logFolder })
      withWindow(window => void saveReport(window, text, words(), state))
    },
    showAbout: () => withWindow(window => void showAbout(window, words())),
  }
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
