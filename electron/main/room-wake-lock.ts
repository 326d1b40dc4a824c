import { powerSaveBlocker } from 'electron'

export interface RoomWakeLock {
  readonly opened: (isOpen: boolean) => void
  /** The backend died, and the room with it; both may come back. */
  readonly lost: () => void
}

/** Keeps screen and computer awake while a room is open, because phones depend on it. */
export function createRoomWakeLock(): RoomWakeLock {
  let blocker: number | undefined

  function keepAwake(isOn: boolean): void {
    if (isOn === (blocker !== undefined)) return
    if (blocker !== undefined) powerSaveBlocker.stop(blocker)
    blocker = isOn ? powerSaveBlocker.start('prevent-display-sleep') : undefined
  }

  return { opened: keepAwake, lost: () => keepAwake(false) }
}
