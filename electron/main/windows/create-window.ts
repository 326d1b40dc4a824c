import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { ShellStateStore } from '#main/shell-state.ts'
import { MINIMUM_SIZE, restoreWindowBounds } from './window-state.ts'
import { trackZoom } from './zoom.ts'

/** Shown until the page paints; the values of `--paper` in the page's tokens. */
const BACKGROUND = { light: '#FBFAF7', dark: '#11181F' } as const

export interface WindowOptions {
  readonly preloadFile: string
  readonly iconFile: string
  readonly state: ShellStateStore
  readonly developerTools: boolean
  /** The window is on the screen. */
  readonly shown: () => void
}

export function createWindow(options: WindowOptions): BrowserWindow {
  const saved = options.state.read().window
  const window = new BrowserWindow({ ...windowOptions(options), ...restoreWindowBounds(saved.bounds, workAreas()) })
  if (saved.maximised) window.maximize()
  if (saved.fullScreen) window.setFullScreen(true)
  window.once('ready-to-show', () => {
    window.show()
    options.shown()
  })
  trackBounds(window, options.state)
  trackZoom(window, options.state)
  return window
}

export function windowOptions({ preloadFile, iconFile, developerTools }: WindowOptions): Electron.BrowserWindowConstructorOptions {
  return {
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'JMDI Suite',
    // Windows and macOS take the icon from the program file.
    ...(process.platform === 'linux' ? { icon: iconFile } : {}),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
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
      // Only macOS has dictionaries of its own; elsewhere Electron would fetch them from the internet.
      spellcheck: process.platform === 'darwin',
      devTools: developerTools,
    },
  }
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
}

function trackBounds(window: BrowserWindow, state: ShellStateStore): void {
  const keep = (): void =>
    state.change({ window: { bounds: window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() } })
  window.on('resize', keep)
  window.on('move', keep)
  window.on('maximize', keep)
  window.on('unmaximize', keep)
  window.on('enter-full-screen', keep)
  window.on('leave-full-screen', keep)
}
