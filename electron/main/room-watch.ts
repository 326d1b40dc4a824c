import { powerSaveBlocker } from 'electron'

export interface RoomWatch {
  readonly opened: (isOpen: boolean) => void
  /** The backend is gone and with it the room; it may come back. */
  readonly lost: () => void
}

/** While a room is open neither the screen nor the machine goes to sleep by itself: phones hang on it. */
export function watchRoom(closed: () => void): RoomWatch {
  let blocker: number | undefined

  function keepAwake(isOn: boolean): void {
    if (isOn === (blocker !== undefined)) return
    if (blocker !== undefined) powerSaveBlocker.stop(blocker)
    blocker = isOn ? powerSaveBlocker.start('prevent-display-sleep') : undefined
  }

  function opened(isOpen: boolean): void {
    keepAwake(isOpen)
    if (!isOpen) closed()
  }

  return { opened, lost: () => keepAwake(false) }
}
