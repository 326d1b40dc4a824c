import type { DeviceStorage } from './device-storage.ts'

/** Unsent answers: they survive a reload, a sleeping phone and a change of language. */
export interface DraftStore {
  readonly read: (key: string) => unknown
  readonly write: (key: string, draft: unknown) => void
  readonly remove: (key: string) => void
}

const STORAGE_NAME = 'drafts'
/** Only the newest are stored; no workshop has more tasks at once. */
const MAX_DRAFTS = 30

export function createDraftStore(deviceStorage: DeviceStorage): DraftStore {
  const drafts = new Map<string, unknown>(loadDrafts(deviceStorage))

  function save(): void {
    deviceStorage.write(STORAGE_NAME, JSON.stringify([...drafts].slice(-MAX_DRAFTS)))
  }

  return {
    read: key => drafts.get(key),
    write(key, draft) {
      drafts.delete(key)
      drafts.set(key, draft)
      save()
    },
    remove(key) {
      if (drafts.delete(key)) save()
    },
  }
}

function loadDrafts(deviceStorage: DeviceStorage): [string, unknown][] {
  try {
    const all: unknown = JSON.parse(deviceStorage.read(STORAGE_NAME) ?? '[]')
    return Array.isArray(all) ? all.filter(one => Array.isArray(one) && typeof one[0] === 'string') : []
  } catch {
    return []
  }
}
