import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/activity-result.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedActivity, PlannedEntry, PlannedSession } from '#common/domain/workshops/workshop.ts'

export function currentEntry({ workshop, live }: RoomControl): PlannedEntry | undefined {
  return workshop.agenda.find(({ id }) => id === live.current?.entryId)
}

export function currentSession(control: RoomControl): PlannedSession | undefined {
  const entry = currentEntry(control)
  return entry?.kind === 'session' ? entry : undefined
}

/** Minutes that an entry has today, as the room replanned it. */
export function minutesOf({ live }: RoomControl, entry: PlannedEntry): number {
  const change = live.replanned.find(({ entryId }) => entryId === entry.id)
  if (change === undefined) return entry.minutes
  return change.dropped ? 0 : change.minutes
}

/** What comes after what is on: the first of the agenda that was neither run nor dropped. */
export function nextEntry(control: RoomControl): PlannedEntry | undefined {
  const { workshop, live } = control
  const begun = new Set([...live.run.map(({ entryId }) => entryId), live.current?.entryId])
  const place = workshop.agenda.findIndex(({ id }) => id === live.current?.entryId)
  return workshop.agenda.slice(place + 1).find(entry => !begun.has(entry.id) && minutesOf(control, entry) > 0)
}

export function runOnPhones({ live }: RoomControl): RunView | undefined {
  return live.runs.find(({ id }) => id === live.currentRun)
}

/** Activities of the session with the newest round of each; before the first session those of the next. */
export function activitiesNow(control: RoomControl): readonly { readonly activity: PlannedActivity; readonly run: RunView | undefined }[] {
  const next = control.live.current === undefined ? nextEntry(control) : undefined
  const session = currentSession(control) ?? (next?.kind === 'session' ? next : undefined)
  return (session?.activities ?? []).map(activity => ({ activity, run: newestOf(control, activity.id) }))
}

export interface WaitingPost {
  readonly text: string
  readonly by: string | undefined
  readonly postIds: readonly string[]
}

/** What somebody wrote and nobody has looked at yet. */
export function waitingPosts(result: ActivityResult): readonly WaitingPost[] {
  if (result.kind === 'words')
    return result.words.filter(({ state }) => state === 'waiting').map(({ text, postIds }) => ({ text, by: undefined, postIds }))
  const posts: readonly ShownPost[] = result.kind === 'posts' ? result.posts : result.kind === 'ratings' ? result.comments : []
  return posts.filter(({ state }) => state === 'waiting').map(({ id, text, by }) => ({ text, by, postIds: [id] }))
}

/** `at(-1)` is newer than the phones. */
function newestOf({ live }: RoomControl, activityId: string): RunView | undefined {
  return live.runs.filter(run => run.activity.id === activityId).pop()
}
