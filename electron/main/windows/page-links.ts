import { BrowserWindow, type MessagePortMain } from 'electron'
import { CHANNEL, type Destination } from '#common/contract/desktop.ts'

/** The links between windows and the backend. */
export interface PageLinks {
  /** Follows a new window: a page that reloads must say again that it is ready, and one whose process died is reloaded. */
  readonly watch: (window: BrowserWindow) => void
  /** The page listens: it gets a port, and the destination that waited for it. */
  readonly ready: (window: BrowserWindow) => void
  /** A new backend runs: every page that is ready gets a new port. */
  readonly connectAll: () => void
  /** Sends the first ready window there, or the next one that gets ready. */
  readonly goTo: (destination: Destination, windows: readonly BrowserWindow[]) => void
}

export function createPageLinks(openPort: (windowId: number) => MessagePortMain | undefined): PageLinks {
  const ready = new Set<number>()
  let waiting: Destination | undefined

  function watch(window: BrowserWindow): void {
    const { id, webContents } = window
    webContents.on('did-start-navigation', details => {
      if (details.isMainFrame && !details.isSameDocument) ready.delete(id)
    })
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') webContents.reload()
    })
    window.on('closed', () => ready.delete(id))
  }

  function connect(window: BrowserWindow): void {
    const port = openPort(window.id)
    if (port !== undefined) window.webContents.postMessage(CHANNEL.port, null, [port])
  }

  function pageReady(window: BrowserWindow): void {
    ready.add(window.id)
    connect(window)
    if (waiting !== undefined) window.webContents.send(CHANNEL.navigate, waiting)
    waiting = undefined
  }

  function goTo(destination: Destination, windows: readonly BrowserWindow[]): void {
    const window = windows.find(({ id }) => ready.has(id))
    if (window === undefined) waiting = destination
    else window.webContents.send(CHANNEL.navigate, destination)
  }

  function connectAll(): void {
    BrowserWindow.getAllWindows()
      .filter(({ id }) => ready.has(id))
      .forEach(connect)
  }

  return { watch, ready: pageReady, connectAll, goTo }
}
