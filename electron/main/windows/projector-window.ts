import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'
import { chooseProjectorBounds } from './projector-bounds.ts'

export interface ProjectorOptions {
  readonly address: string
  /** The same security settings as any other window. */
  readonly windowOptions: BrowserWindowConstructorOptions
  /** Called before the window loads. */
  readonly created: (window: BrowserWindow) => void
}

export interface ProjectorWindow {
  /** Opens it on another screen than the suite's window, or brings it to the front. */
  readonly open: (suite: Rectangle) => void
  readonly close: () => void
  readonly is: (window: BrowserWindow) => boolean
}

/** At most one projector window. */
export function createProjectorWindow({ address, windowOptions, created }: ProjectorOptions): ProjectorWindow {
  let current: BrowserWindow | undefined

  function open(suite: Rectangle): void {
    if (current !== undefined) return current.focus()
    const projector = chooseProjectorBounds(suite, screen.getAllDisplays())
    const window = new BrowserWindow({ ...windowOptions, ...projector?.bounds, autoHideMenuBar: true })
    current = window
    created(window)
    window.once('ready-to-show', () => {
      window.show()
      if (projector?.fullScreen === true) window.setFullScreen(true)
    })
    window.on('closed', () => (current = undefined))
    void window.loadURL(address)
  }

  return { open, close: () => current?.close(), is: window => window === current }
}
