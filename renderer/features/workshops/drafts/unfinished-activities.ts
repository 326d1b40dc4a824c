import { shallowReactive } from 'vue'
import { isUnfinished, type ActivityDraft } from './activity-draft.ts'

interface UnfinishedActivity {
  /** Its position among the activities of its session. */
  readonly index: number
  readonly draft: ActivityDraft
}

/** By session. Incomplete activities are never sent, so they are kept here while the suite is open, also when another page is visited. */
const unfinishedBySession = shallowReactive(new Map<string, readonly UnfinishedActivity[]>())

const toSessionKey = (workshopId: string, entryId: string): string => `${workshopId}/${entryId}`

/** Stores those of these activities that would be lost when the window closes. */
export function storeUnfinishedActivities(workshopId: string, entryId: string, drafts: readonly ActivityDraft[], hasBank: boolean): void {
  const unfinished = drafts.flatMap((draft, index) => (isUnfinished(draft, hasBank) ? [{ index, draft }] : []))
  if (unfinished.length === 0) unfinishedBySession.delete(toSessionKey(workshopId, entryId))
  else unfinishedBySession.set(toSessionKey(workshopId, entryId), unfinished)
  updateCloseWarning()
}

/** The saved activities together with the unfinished ones. */
export function mergeUnfinishedActivities(workshopId: string, entryId: string, drafts: readonly ActivityDraft[]): readonly ActivityDraft[] {
  const unfinished = unfinishedBySession.get(toSessionKey(workshopId, entryId)) ?? []
  return unfinished.reduce<readonly ActivityDraft[]>((list, { index, draft }) => {
    const exists = list.some(({ id }) => id === draft.id)
    return exists ? list.map(one => (one.id === draft.id ? draft : one)) : list.toSpliced(index, 0, draft)
  }, drafts)
}

export function hasUnfinishedActivities(workshopId: string, entryId: string): boolean {
  return unfinishedBySession.has(toSessionKey(workshopId, entryId))
}

/** Without `entryId`: those of the whole workshop. */
export function discardUnfinishedActivities(workshopId: string, entryId = ''): void {
  const discarded = [...unfinishedBySession.keys()].filter(key =>
    entryId === '' ? key.startsWith(`${workshopId}/`) : key === toSessionKey(workshopId, entryId),
  )
  for (const key of discarded) unfinishedBySession.delete(key)
  updateCloseWarning()
}

/** While anything is unfinished, the browser asks before the window closes, whichever page is open. */
function updateCloseWarning(): void {
  if (unfinishedBySession.size === 0) window.removeEventListener('beforeunload', preventClose)
  else window.addEventListener('beforeunload', preventClose)
}

function preventClose(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
