import { dialog, type BrowserWindow } from 'electron'
import type { Words } from '#common/i18n/words.ts'

export interface CloseGuard {
  /** A page that holds something that is not kept refuses to be left; Electron would then only not close, without a word: it asks. */
  readonly watch: (window: BrowserWindow) => void
  /** Puts another page into the windows, such as the page of trouble. Nobody is asked: there is no way back. */
  readonly replace: (windows: readonly BrowserWindow[], address: string) => void
}

export function guardClosing(words: () => Words['dialogs']): CloseGuard {
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

/** Answered at once: Electron waits for no promise here. */
function wantsToStay(window: BrowserWindow, { unsaved, unsavedDetail, stay, closeAnyway }: Words['dialogs']): boolean {
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
