import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron'
import { placeProjector } from './projector-place.ts'

export interface ProjectorOptions {
  readonly address: string
  /** The same guards as any window of the suite. */
  readonly windowOptions: BrowserWindowConstructorOptions
  /** Is told of the window before it loads. */
  readonly made: (window: BrowserWindow) => void
}

export interface ProjectorWindow {
  /** Opens it away from where the suite's window is, or brings it to the front. */
  readonly open: (suite: Rectangle) => void
  readonly close: () => void
  readonly is: (window: BrowserWindow) => boolean
}

/** The wall in a window of its own: one at most. */
export function prepareProjector({ address, windowOptions, made }: ProjectorOptions): ProjectorWindow {
  let current: BrowserWindow | undefined

  function open(suite: Rectangle): void {
    if (current !== undefined) return current.focus()
    const place = placeProjector(suite, screen.getAllDisplays())
    const window = new BrowserWindow({ ...windowOptions, ...place?.bounds, autoHideMenuBar: true })
    current = window
    made(window)
    window.once('ready-to-show', () => {
      window.show()
      if (place?.fullScreen === true) window.setFullScreen(true)
    })
    window.on('closed', () => (current = undefined))
    void window.loadURL(address)
  }

  return { open, close: () => current?.close(), is: window => window === current }
}
