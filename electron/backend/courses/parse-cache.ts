import { createHash } from 'node:crypto'

/** Enough for what a class reads in a day; the least recently used is evicted. */
const MAX_ENTRIES = 400

export interface ParseCache {
  /** Returns `parse(text)`, cached by the hash of the text. `kind` identifies the parser and everything else the result depends on. */
  readonly parse: <T>(kind: string, text: string, parse: (text: string) => T) => T
}

export function createParseCache(): ParseCache {
  const entries = new Map<string, unknown>()
  return {
    parse: <T>(kind: string, text: string, parse: (text: string) => T): T => {
      const key = createHash('sha256').update(kind).update('\0').update(text).digest('base64')
      const value = entries.has(key) ? (entries.get(key) as T) : parse(text)
      entries.delete(key)
      entries.set(key, value)
      const [oldest] = entries.keys()
      if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest)
      return value
    },
  }
}
