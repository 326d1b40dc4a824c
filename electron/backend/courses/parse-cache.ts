import { createHash } from 'node:crypto'

/** Enough for what a class reads in a day; the oldest goes first. */
const MOST_ENTRIES = 400

export interface ParseCache {
  /** What `parse` makes of a text, kept by the hash of the text. `kind` tells apart parsers and what else they depend on. */
  readonly of: <T>(kind: string, text: string, parse: (text: string) => T) => T
}

export function createParseCache(): ParseCache {
  const kept = new Map<string, unknown>()
  return {
    of: <T>(kind: string, text: string, parse: (text: string) => T): T => {
      const key = createHash('sha256').update(kind).update('\0').update(text).digest('base64')
      const value = kept.has(key) ? (kept.get(key) as T) : parse(text)
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > MOST_ENTRIES && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
