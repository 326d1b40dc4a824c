import { dialog, type BrowserWindow } from 'electron'
import type { Messages } from '#common/i18n/messages.ts'

/** What a page needs to save its last change on a slow disk, and little for a person who waits for a question. */
const SAVE_WITHIN_MS = 600

export interface CloseGuard {
  /**
   * A page with unsaved input refuses to unload; Electron would silently stay open. The page saves what it can, then the window is
   * closed once more; if it refuses again, this asks.
   */
  readonly watch: (window: BrowserWindow) => void
  /** Loads another page, such as the recovery page, without asking. */
  readonly replace: (windows: readonly BrowserWindow[], address: string) => void
}

export function createCloseGuard(words: () => Messages['dialogs']): CloseGuard {
  let isReplacing = false

  function watch(window: BrowserWindow): void {
    let isClosing = false
    let isSecondTry = false
    window.on('close', () => (isClosing = true))
    window.webContents.on('will-prevent-unload', event => {
      if (isReplacing) return event.preventDefault()
      if (isClosing && !isSecondTry) {
        isClosing = false
        setTimeout(() => {
          isSecondTry = true
          if (!window.isDestroyed()) window.close()
        }, SAVE_WITHIN_MS)
        return
      }
      isClosing = false
      isSecondTry = false
      if (!wantsToStay(window, words())) event.preventDefault()
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
