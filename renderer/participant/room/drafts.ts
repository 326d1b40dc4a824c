import type { Keepsake } from './device-storage.ts'

/** Answers that are being given: a reload, a sleep and a change of language leave them as they were. */
export interface Drafts {
  readonly read: (key: string) => unknown
  readonly write: (key: string, draft: unknown) => void
  readonly forget: (key: string) => void
}

const NAME = 'drafts'
/** The newest are kept; a workshop has no more tasks at once. */
const MOST_DRAFTS = 30

export function keepDrafts(keepsake: Keepsake): Drafts {
  const drafts = new Map<string, unknown>(stored(keepsake))

  function save(): void {
    keepsake.write(NAME, JSON.stringify([...drafts].slice(-MOST_DRAFTS)))
  }

  return {
    read: key => drafts.get(key),
    write(key, draft) {
      drafts.delete(key)
      drafts.set(key, draft)
      save()
    },
    forget(key) {
      if (drafts.delete(key)) save()
    },
  }
}

function stored(keepsake: Keepsake): [string, unknown][] {
  try {
    const all: unknown = JSON.parse(keepsake.read(NAME) ?? '[]')
    return Array.isArray(all) ? all.filter(one => Array.isArray(one) && typeof one[0] === 'string') : []
  } catch {
    return []
  }
}
