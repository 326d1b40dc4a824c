/** What the phone stores between visits; where storage is blocked, for as long as the page is open. */
export interface DeviceStorage {
  readonly read: (name: string) => string | undefined
  /** False: stored in memory only. */
  readonly write: (name: string, text: string | undefined) => boolean
}

export const DEVICE_PREFIX = 'jmdi-room-'

/** `storage` is a function because even reading `window.localStorage` throws where cookies are blocked. */
export function openDeviceStorage(storage: () => Storage): DeviceStorage {
  const memory = new Map<string, string>()

  function read(name: string): string | undefined {
    try {
      return storage().getItem(DEVICE_PREFIX + name) ?? memory.get(name)
    } catch {
      return memory.get(name)
    }
  }

  function write(name: string, text: string | undefined): boolean {
    if (text === undefined) memory.delete(name)
    else memory.set(name, text)
    try {
      if (text === undefined) storage().removeItem(DEVICE_PREFIX + name)
      else storage().setItem(DEVICE_PREFIX + name, text)
      return true
    } catch {
      return false
    }
  }

  return { read, write }
}
