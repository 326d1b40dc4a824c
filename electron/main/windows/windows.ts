import { BrowserWindow, type MessagePortMain } from 'electron'
import type { Destination } from '#common/contract/desktop.ts'
import type { Messages } from '#common/i18n/messages.ts'
import { SHELL_PATH } from '#main/protocol.ts'
import { ORIGIN } from '#main/security.ts'
import { createCloseGuard } from './close-guard.ts'
import { createWindow, windowOptions, type WindowOptions } from './create-window.ts'
import { createPageLinks } from './page-links.ts'
import { createProjectorWindow } from './projector-window.ts'

const HOME = `${ORIGIN}/`
const PROJECTOR = `${ORIGIN}/#/projector`
const RECOVERY_ADDRESS = `${ORIGIN}${SHELL_PATH}recovery`

export interface WindowsOptions extends WindowOptions {
  readonly messages: () => Messages['dialogs']
  /** Makes the window's end of a new link; undefined while no backend runs. */
  readonly connect: (windowId: number) => MessagePortMain | undefined
}

export interface Windows {
  /** Brings the window to the front, or opens one. */
  readonly show: () => void
  /** A page has loaded: it gets a port and is told where to go. */
  readonly pageReady: (window: BrowserWindow) => void
  readonly connectAll: () => void
  readonly openProjector: () => void
  readonly goTo: (destination: Destination) => void
  readonly showRecovery: () => void
  /** Leaves the recovery page. */
  readonly showSuite: () => void
}

export function openWindows(options: WindowsOptions): Windows {
  const links = createPageLinks(options.connect)
  const closing = createCloseGuard(options.messages)
  const projector = createProjectorWindow({ address: PROJECTOR, windowOptions: windowOptions(options), created: links.watch })
  let isRecovering = false

  function suiteWindows(): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter(window => !projector.is(window))
  }

  function open(): BrowserWindow {
    const window = createWindow(options)
    links.watch(window)
    closing.watch(window)
    // Nobody could control a projector without the suite's window.
    window.on('closed', projector.close)
    void window.loadURL(isRecovering ? RECOVERY_ADDRESS : HOME)
    return window
  }

  function show(): void {
    const window = suiteWindows()[0] ?? open()
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  function load(address: string): void {
    isRecovering = address === RECOVERY_ADDRESS
    projector.close()
    closing.replace(suiteWindows(), address)
  }

  function openProjector(): void {
    const [window] = suiteWindows()
    if (window !== undefined && !isRecovering) projector.open(window.getBounds())
  }

  return {
    show,
    pageReady: window => {
      if (!isRecoveryPage(window)) links.ready(window)
    },
    connectAll: links.connectAll,
    openProjector,
    goTo: destination => links.goTo(destination, suiteWindows()),
    showRecovery: () => load(RECOVERY_ADDRESS),
    showSuite: () => load(HOME),
  }
}

export function isRecoveryPage(window: BrowserWindow): boolean {
  return window.webContents.getURL().startsWith(`${ORIGIN}${SHELL_PATH}`)
}
