import { dialog, type BrowserWindow } from 'electron'
import type { Messages } from '#common/i18n/messages.ts'

export interface CloseGuard {
  /** A page with unsaved input refuses to unload; Electron would silently stay open, so this asks. */
  readonly watch: (window: BrowserWindow) => void
  /** Loads another page, such as the recovery page, without asking. */
  readonly replace: (windows: readonly BrowserWindow[], address: string) => void
}

export function createCloseGuard(words: () => Messages['dialogs']): CloseGuard {
  let isReplacing = false

  function watch(window: BrowserWindow): void {
    window.webContents.on('will-prevent-unload', event => {
      if (isReplacing || !wantsToStay(window, words())) event.preventDefault()
    })
  }

  function replace(windows: readonly BrowserWindow[], address: string): void {
    isReplacing = true
    const loaded = windows.map(window => window.loadURL(address).catch(() => undefined))
    void Promise.all(loaded).then(() => (isReplacing = false))
  }

  return { watch, replace }
}

/** Synchronous, because Electron awaits nothing in this event. */
function wantsToStay(window: BrowserWindow, { unsaved, unsavedDetail, stay, closeAnyway }: Messages['dialogs']): boolean {
  return (
    dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: unsaved,
      detail: unsavedDetail,
      buttons: [stay, closeAnyway],
      defaultId: 0,
      cancelId: 0,
    }) === 0
  )
}
