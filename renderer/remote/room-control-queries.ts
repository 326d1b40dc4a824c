import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedActivity, PlannedEntry, PlannedSession } from '#common/domain/workshops/workshop.ts'

export function findCurrentEntry({ workshop, live }: RoomControl): PlannedEntry | undefined {
  return workshop.agenda.find(({ id }) => id === live.current?.entryId)
}

export function findCurrentSession(control: RoomControl): PlannedSession | undefined {
  const entry = findCurrentEntry(control)
  return entry?.kind === 'session' ? entry : undefined
}

/** Minutes of an entry after changes made in the room; 0 when it was dropped. */
export function computeEntryMinutes({ live }: RoomControl, entry: PlannedEntry): number {
  const change = live.replanned.find(({ entryId }) => entryId === entry.id)
  if (change === undefined) return entry.minutes
  return change.dropped ? 0 : change.minutes
}

/** The next entry after the current one that was neither run nor dropped. */
export function findNextEntry(control: RoomControl): PlannedEntry | undefined {
  const { workshop, live } = control
  const started = new Set([...live.run.map(({ entryId }) => entryId), live.current?.entryId])
  const index = workshop.agenda.findIndex(({ id }) => id === live.current?.entryId)
  return workshop.agenda.slice(index + 1).find(entry => !started.has(entry.id) && computeEntryMinutes(control, entry) > 0)
}

export function findRunOnPhones({ live }: RoomControl): RunView | undefined {
  return live.runs.find(({ id }) => id === live.currentRun)
}

/** Activities of the current session with the latest run of each; before the first session, those of the next one. */
export function listCurrentActivities(
  control: RoomControl,
): readonly { readonly activity: PlannedActivity; readonly run: RunView | undefined }[] {
  const next = control.live.current === undefined ? findNextEntry(control) : undefined
  const session = findCurrentSession(control) ?? (next?.kind === 'session' ? next : undefined)
  return (session?.activities ?? []).map(activity => ({ activity, run: findLatestRun(control, activity.id) }))
}

export interface PendingPost {
  readonly text: string
  readonly by: string | undefined
  readonly postIds: readonly string[]
}

/** Posts and words that wait for approval. */
export function listPendingPosts(result: ActivityResult): readonly PendingPost[] {
  if (result.kind === 'words')
    return result.words.filter(({ state }) => state === 'waiting').map(({ text, postIds }) => ({ text, by: undefined, postIds }))
  const posts: readonly ShownPost[] = result.kind === 'posts' ? result.posts : result.kind === 'ratings' ? result.comments : []
  return posts.filter(({ state }) => state === 'waiting').map(({ id, text, by }) => ({ text, by, postIds: [id] }))
}

/** Not `at(-1)`, which older phones lack. */
function findLatestRun({ live }: RoomControl, activityId: string): RunView | undefined {
  return live.runs.filter(run => run.activity.id === activityId).pop()
}
