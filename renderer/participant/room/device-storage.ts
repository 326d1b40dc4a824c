/** What the phone keeps between visits; in a private tab only as long as the page lives. */
export interface Keepsake {
  readonly read: (name: string) => string | undefined
  /** False: it is kept in memory alone. */
  readonly write: (name: string, text: string | undefined) => boolean
}

const PREFIX = 'jmdi-room-'

/** `localStorage` throws where cookies are blocked, be it at its very name: hence the function. */
export function openKeepsake(storage: () => Storage): Keepsake {
  const memory = new Map<string, string>()

  function read(name: string): string | undefined {
    try {
      return storage().getItem(PREFIX + name) ?? memory.get(name)
    } catch {
      return memory.get(name)
    }
  }

  function write(name: string, text: string | undefined): boolean {
    if (text === undefined) memory.delete(name)
    else memory.set(name, text)
    try {
      if (text === undefined) storage().removeItem(PREFIX + name)
      else storage().setItem(PREFIX + name, text)
      return true
    } catch {
      return false
    }
  }

  return { read, write }
}
