import { app, BrowserWindow, nativeTheme, shell, type WebContents } from 'electron'
import type { Destination } from '#common/contract/desktop.ts'
import type { Theme } from '#common/domain/settings/settings.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { createBackend, type Backend, type BackendFailure } from './backend/backend-process.ts'
import { listenToPages, type BridgeHandlers } from './bridge.ts'
import { chooseFolder, offerToOpenAddress, saveDocument, savePack, saveReport, showAbout } from './dialogs.ts'
import type { Folders } from './folders.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { showMenu, type MenuActions } from './menu.ts'
import { servePages, SHELL_PATH } from './protocol.ts'
import { writeSupportReport } from './recovery/support-report.ts'
import { createRoomWakeLock } from './room-wake-lock.ts'
import { isSuiteAddress, secureContents, secureSession } from './security.ts'
import type { ShellLog } from './recovery/shell-log.ts'
import type { ShellStateStore } from './shell-state.ts'
import { createCrashRecovery, type CrashRecovery } from './recovery/crash-recovery.ts'
import { isRecoveryPage, openWindows } from './windows/windows.ts'
import { changeZoom } from './windows/zoom.ts'

export interface SuiteOptions {
  readonly folders: Folders
  readonly compileCache: string
  readonly log: ShellLog
  readonly state: ShellStateStore
  readonly locale: Locale
  readonly shown: () => void
}

/** What the shell learns while it runs. */
export interface ShellFacts {
  locale: Locale
  dataFolder: string | undefined
  logFolder: string | undefined
}

export interface Suite {
  readonly show: () => void
  readonly goTo: (destination: Destination) => void
}

const toStartFolders = ({ data, namedData, courses }: Folders) => ({ dataFolder: data, namedDataFolder: namedData, coursesFolder: courses })

/** Composes the shell once the app is ready. */
export function runSuite({ folders, compileCache, log, state, locale, shown }: SuiteOptions): Suite {
  const facts: ShellFacts = { locale, dataFolder: folders.data, logFolder: undefined }
  const startOptions = { ...toStartFolders(folders), systemLocale: locale, appVersion: app.getVersion() }
  const room = createRoomWakeLock()
  const backend = createBackend({ folder: folders.backend, compileCache }, startOptions, log, {
    started: () => {
      room.lost()
      windows.connectAll()
    },
    ready: ({ dataFolder, logFolder }) => Object.assign(facts, { dataFolder, logFolder }),
    locale: next => menu.setLocale(next),
    show: () => windows.show(),
    roomOpen: room.opened,
    failed,
  })
  const windows = openWindows({
    ...folders,
    state,
    developerTools: !app.isPackaged,
    messages: () => messagesFor(facts.locale).dialogs,
    connect: backend.connect,
    shown,
  })
  // As early as it can be: the page waits for it longest.
  backend.start()
  const help = createHelpActions(facts, state, log)
  const menu = createMenu(facts, state, { goTo: windows.goTo, zoom: step => changeZoom(state, step), ...help })
  const recovery = createCrashRecovery({ backendFolder: folders.backend, facts, tryAgain, ...help })

  function failed(failure: BackendFailure): void {
    log.say('backend-failed', { kind: failure.kind })
    room.lost()
    recovery.begin(failure)
    windows.showRecovery()
  }

  function tryAgain(): void {
    backend.start()
    windows.showSuite()
  }

  secure(facts, recovery)
  servePages({ rendererFolder: folders.renderer, courseFile: backend.file, recoveryPage: recovery.page })
  const setTheme = (theme: Theme): void => useTheme(theme, state)
  listenToPages({ ...windows, ...createSaveHandlers(backend, facts, state), setLocale: menu.setLocale, setTheme })
  useTheme(state.read().theme, state)
  menu.refresh()
  windows.show()
  closeBeforeQuit(backend.close, state)
  return { show: windows.show, goTo: windows.goTo }
}

/** The menu in the language of the interface, which the page or the backend may change. */
function createMenu(
  facts: ShellFacts,
  state: ShellStateStore,
  actions: MenuActions,
): { setLocale: (next: Locale) => void; refresh: () => void } {
  const refresh = (): void => showMenu(facts.locale, actions, !app.isPackaged)

  function setLocale(next: Locale): void {
    if (next === facts.locale && state.read().locale === next) return
    facts.locale = next
    state.change({ locale: next })
    refresh()
  }

  return { setLocale, refresh }
}

/** Must run before any page is loaded. */
function secure(facts: ShellFacts, recovery: CrashRecovery): void {
  secureSession()
  secureContents(
    (contents, address) => mayFollow(contents, address, recovery),
    (contents, address) => void offerToOpenAddress(BrowserWindow.fromWebContents(contents), address, messagesFor(facts.locale).dialogs),
  )
}

/** What a page may ask to save; a person chooses where. */
function createSaveHandlers(
  backend: Pick<Backend, 'savePack'>,
  facts: ShellFacts,
  state: ShellStateStore,
): Pick<BridgeHandlers, 'saveDocument' | 'savePack' | 'chooseFolder'> {
  const words = () => messagesFor(facts.locale).dialogs
  return {
    saveDocument: (window, document) => saveDocument(window, document, words(), state),
    savePack: (window, pack) => savePack(window, pack, backend.savePack, words(), state),
    chooseFolder: window => chooseFolder(window, words()),
  }
}

/** Links may lead to other pages of the suite. Buttons of the recovery page are links too: they act and are not followed. */
function mayFollow(contents: WebContents, address: string, recovery: CrashRecovery): boolean {
  const window = BrowserWindow.fromWebContents(contents)
  if (window === null || !isSuiteAddress(address)) return false
  const { pathname } = new URL(address)
  if (isRecoveryPage(window)) recovery.follow(window, pathname)
  return !isRecoveryPage(window) && !pathname.startsWith(SHELL_PATH) && !pathname.startsWith('/files/')
}

function useTheme(theme: Theme, state: ShellStateStore): void {
  nativeTheme.themeSource = theme
  state.change({ theme })
}

/** Actions of the help menu; the recovery page offers two of them as well. */
function createHelpActions(
  facts: ShellFacts,
  state: ShellStateStore,
  log: ShellLog,
): Pick<MenuActions, 'openDataFolder' | 'saveReport' | 'showAbout'> {
  const words = () => messagesFor(facts.locale).dialogs
  return {
    openDataFolder: () => {
      if (facts.dataFolder !== undefined) void shell.openPath(facts.dataFolder)
    },
    saveReport: () => {
      const text = writeSupportReport({ appVersion: app.getVersion(), shellLog: log.read(), logFolder: facts.logFolder })
      withWindow(window => void saveReport(window, text, words(), state))
    },
    showAbout: () => withWindow(window => void showAbout(window, words())),
  }
}

function withWindow(act: (window: BrowserWindow) => void): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window !== undefined) act(window)
}

/** Electron does not tell a utility process that the app quits, so the backend is asked to close here. */
function closeBeforeQuit(close: () => Promise<void>, state: ShellStateStore): void {
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
