import { app, BrowserWindow, Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron'
import type { Destination } from '#common/contract/desktop.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import type { ZoomStep } from './windows/zoom.ts'

export interface MenuActions {
  readonly goTo: (destination: Destination) => void
  readonly zoom: (step: ZoomStep) => void
  readonly openDataFolder: () => void
  readonly saveReport: () => void
  readonly showAbout: () => void
}

type Item = MenuItemConstructorOptions

export function showMenu(locale: Locale, actions: MenuActions, developerTools: boolean): void {
  const words = messagesFor(locale).menu
  const template = [
    { id: 'file', label: words.file, submenu: fileMenu(words, actions) },
    { id: 'edit', label: words.edit, submenu: editMenu(words) },
    { id: 'view', label: words.view, submenu: [...viewMenu(words, actions), ...(developerTools ? developerItems() : [])] },
    { id: 'help', label: words.help, role: 'help' as const, submenu: helpMenu(words, actions) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function fileMenu(words: Messages['menu'], { goTo }: MenuActions): Item[] {
  return [
    { id: 'library', label: words.library, accelerator: 'CmdOrCtrl+Shift+L', click: () => goTo({ kind: 'library' }) },
    { id: 'settings', label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => goTo({ kind: 'settings' }) },
    { id: 'print', label: words.print, accelerator: 'CmdOrCtrl+P', click: (_, window) => printWindow(window) },
    { type: 'separator' },
    { id: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
  ]
}

function printWindow(window: BaseWindow | undefined): void {
  if (window instanceof BrowserWindow) window.webContents.print()
}

function editMenu(words: Messages['menu']): Item[] {
  return [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ]
}

function viewMenu(words: Messages['menu'], { zoom }: MenuActions): Item[] {
  return [
    { id: 'zoom-in', label: words.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => zoom('in') },
    { id: 'zoom-out', label: words.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => zoom('out') },
    { id: 'zoom-reset', label: words.zoomReset, accelerator: 'CmdOrCtrl+0', click: () => zoom('reset') },
    // Alternative keys: without shift, and on the number pad.
    ...otherZoomKeys(zoom),
    { type: 'separator' },
    { role: 'togglefullscreen', label: words.fullScreen },
  ]
}

function otherZoomKeys(zoom: MenuActions['zoom']): Item[] {
  const keys: readonly (readonly [string, ZoomStep])[] = [
    ['=', 'in'],
    ['numadd', 'in'],
    ['numsub', 'out'],
    ['num0', 'reset'],
  ]
  return keys.map(([key, step]) => ({
    label: key,
    accelerator: `CmdOrCtrl+${key}`,
    visible: false,
    acceleratorWorksWhenHidden: true,
    click: () => zoom(step),
  }))
}

function developerItems(): Item[] {
  return [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
}

function helpMenu(words: Messages['menu'], actions: MenuActions): Item[] {
  return [
    { id: 'data-folder', label: words.openDataFolder, click: () => actions.openDataFolder() },
    { id: 'report', label: words.saveReport, click: () => actions.saveReport() },
    { type: 'separator' },
    { id: 'about', label: words.about, click: () => actions.showAbout() },
  ]
}
