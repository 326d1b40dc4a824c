import { BrowserWindow, nativeTheme, screen, type MessagePortMain } from 'electron'
import { CHANNEL, type Destination } from '#common/contract/desktop.ts'
import { SHELL_PATH } from '#main/protocol.ts'
import { guardClosing } from './ask-before-close.ts'
import { prepareProjector } from './projector-window.ts'
import { ORIGIN } from '#main/security.ts'
import type { Words } from '#common/i18n/words.ts'
import type { ShellStateFile } from '#main/shell-state.ts'
import { placeWindow, SMALLEST_SIZE } from './window-state.ts'
import { keepZoom } from './zoom.ts'

const HOME = `${ORIGIN}/`
const PROJECTOR = `${ORIGIN}/#/projector`
const TROUBLE = `${ORIGIN}${SHELL_PATH}trouble`
const PAPER = { light: '#FBFAF7', dark: '#11181F' } as const

export interface WindowsOptions {
  readonly preloadFile: string
  readonly iconFile: string
  readonly state: ShellStateFile
  readonly developerTools: boolean
  readonly words: () => Words['dialogs']
  /** A new end of the link of this window. */
  readonly connect: (windowId: number) => MessagePortMain | undefined
  /** The first window is on the screen. */
  readonly shown: () => void
}

export interface Windows {
  /** Brings the window to the front, or opens one. */
  readonly show: () => void
  /** The page of this window was loaded and wants a port, and to hear where it should go. */
  readonly greet: (window: BrowserWindow) => void
  readonly connectAll: () => void
  /** The wall of a room, in a window of its own. */
  readonly openProjector: () => void
  readonly closeProjector: () => void
  readonly goTo: (destination: Destination) => void
  readonly showTrouble: () => void
  /** Leaves the page of trouble. */
  readonly showSuite: () => void
}

export function openWindows(options: WindowsOptions): Windows {
  const greeted = keepGreeted()
  let destination: Destination | undefined
  const closing = guardClosing(options.words)
  let troubled = false
  const projector = prepareProjector({ address: PROJECTOR, windowOptions: windowOptions(options), made: greeted.follow })
  /** Every window but the wall's. */
  const suiteWindows = (): BrowserWindow[] => BrowserWindow.getAllWindows().filter(window => !projector.is(window))

  function open(): BrowserWindow {
    const window = createWindow(options)
    greeted.follow(window)
    closing.watch(window)
    // A wall without the screen that steers it would stay for ever.
    window.on('closed', projector.close)
    void window.loadURL(troubled ? TROUBLE : HOME)
    return window
  }

  function greet(window: BrowserWindow): void {
    if (isTrouble(window)) return
    greeted.add(window)
    connect(window)
    if (destination !== undefined) window.webContents.send(CHANNEL.navigate, destination)
    destination = undefined
  }

  function connect(window: BrowserWindow): void {
    const port = options.connect(window.id)
    if (port !== undefined) window.webContents.postMessage(CHANNEL.port, null, [port])
  }

  function show(): void {
    const window = suiteWindows()[0] ?? open()
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  function goTo(next: Destination): void {
    const window = suiteWindows().find(greeted.has)
    if (window === undefined) destination = next
    else window.webContents.send(CHANNEL.navigate, next)
  }

  function load(address: string): void {
    troubled = address === TROUBLE
    projector.close()
    closing.replace(suiteWindows(), address)
  }

  function connectAll(): void {
    BrowserWindow.getAllWindows().filter(greeted.has).forEach(connect)
  }

  function openProjector(): void {
    const [window] = suiteWindows()
    if (window !== undefined && !troubled) projector.open(window.getBounds())
  }

  return {
    show,
    greet,
    connectAll,
    openProjector,
    closeProjector: projector.close,
    goTo,
    showTrouble: () => load(TROUBLE),
    showSuite: () => load(HOME),
  }
}

interface Greeted {
  readonly add: (window: BrowserWindow) => void
  readonly has: (window: BrowserWindow) => boolean
  /** From its making: a page that is loaded anew greets anew, and one whose process died is loaded again. */
  readonly follow: (window: BrowserWindow) => void
}

/** The windows whose page listens. */
function keepGreeted(): Greeted {
  const ids = new Set<number>()

  function follow(window: BrowserWindow): void {
    const { id, webContents } = window
    webContents.on('did-start-navigation', details => {
      if (details.isMainFrame && !details.isSameDocument) ids.delete(id)
    })
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') webContents.reload()
    })
    window.on('closed', () => ids.delete(id))
  }

  return { add: ({ id }) => void ids.add(id), has: ({ id }) => ids.has(id), follow }
}

export function isTrouble(window: BrowserWindow): boolean {
  return window.webContents.getURL().startsWith(`${ORIGIN}${SHELL_PATH}`)
}

function createWindow(options: WindowsOptions): BrowserWindow {
  const kept = options.state.read().window
  const window = new BrowserWindow({ ...windowOptions(options), ...placeWindow(kept.bounds, workAreas()) })
  if (kept.maximised) window.maximize()
  if (kept.fullScreen) window.setFullScreen(true)
  window.once('ready-to-show', () => {
    window.show()
    options.shown()
  })
  keepPlace(window, options.state)
  keepZoom(window, options.state)
  return window
}

function windowOptions({ preloadFile, iconFile, developerTools }: WindowsOptions): Electron.BrowserWindowConstructorOptions {
  return {
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'JMDI Suite',
    // Windows and macOS take it from the program.
    ...(process.platform === 'linux' ? { icon: iconFile } : {}),
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: developerTools,
    },
  }
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
}

function keepPlace(window: BrowserWindow, state: ShellStateFile): void {
  const keep = (): void =>
    state.change({ window: { bounds: window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() } })
  window.on('resize', keep)
  window.on('move', keep)
  window.on('maximize', keep)
  window.on('unmaximize', keep)
  window.on('enter-full-screen', keep)
  window.on('leave-full-screen', keep)
}
