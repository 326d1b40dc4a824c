import { shallowReactive } from 'vue'
import { isUnfinished, type ActivityDraft } from './activity-draft.ts'

interface Unfinished {
  /** Where it stood among the activities of its session. */
  readonly place: number
  readonly draft: ActivityDraft
}

/** By session. What is not whole is not sent, so it is kept here while the suite is open: who turns a page finds it again. */
const kept = shallowReactive(new Map<string, readonly Unfinished[]>())
const keyOf = (workshopId: string, entryId: string): string => `${workshopId}/${entryId}`

/** Takes note of what of these activities would be lost when the window closes. */
export function keepUnfinished(workshopId: string, entryId: string, drafts: readonly ActivityDraft[], hasBank: boolean): void {
  const unfinished = drafts.flatMap((draft, place) => (isUnfinished(draft, hasBank) ? [{ place, draft }] : []))
  if (unfinished.length === 0) kept.delete(keyOf(workshopId, entryId))
  else kept.set(keyOf(workshopId, entryId), unfinished)
  listen()
}

/** The activities as they are kept, with what was begun and is not. */
export function withUnfinished(workshopId: string, entryId: string, drafts: readonly ActivityDraft[]): readonly ActivityDraft[] {
  return (kept.get(keyOf(workshopId, entryId)) ?? []).reduce<readonly ActivityDraft[]>((list, { place, draft }) => {
    const isThere = list.some(({ id }) => id === draft.id)
    return isThere ? list.map(one => (one.id === draft.id ? draft : one)) : list.toSpliced(place, 0, draft)
  }, drafts)
}

export function hasUnfinished(workshopId: string, entryId: string): boolean {
  return kept.has(keyOf(workshopId, entryId))
}

/** What belonged to it is gone with it. Without `entryId`: of the whole workshop. */
export function forgetUnfinished(workshopId: string, entryId = ''): void {
  const gone = [...kept.keys()].filter(key => (entryId === '' ? key.startsWith(`${workshopId}/`) : key === keyOf(workshopId, entryId)))
  for (const key of gone) kept.delete(key)
  listen()
}

/** The window asks before it closes over something that was begun, whichever page is open. */
function listen(): void {
  if (kept.size === 0) window.removeEventListener('beforeunload', ask)
  else window.addEventListener('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
