import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'

/** An activity of a session or one that nobody planned, with its rounds, the newest last. */
export interface ActivityLine {
  readonly activity: PlannedActivity
  readonly runs: readonly RunView[]
}

/** What belongs to the session that is on: planned or made up, in this order. Between sessions: everything that was run or lies ahead. */
export function activityLines({ workshop, live }: RoomControl): readonly ActivityLine[] {
  const current = live.current?.entryId
  const planned = workshop.agenda.flatMap(entry =>
    entry.kind === 'session' && (current === undefined || entry.id === current) ? entry.activities : [],
  )
  const own = live.runs.filter(
    run =>
      !planned.some(({ id }) => id === run.activity.id) && (current === undefined || run.entryId === current || run.id === live.currentRun),
  )
  const lines = planned.map(activity => ({ activity, runs: live.runs.filter(run => run.activity.id === activity.id) }))
  const ownIds = [...new Set(own.map(({ activity }) => activity.id))]
  return [...lines, ...ownIds.flatMap(id => ownLine(own.filter(run => run.activity.id === id)))]
}

function ownLine(runs: readonly RunView[]): readonly ActivityLine[] {
  const activity = runs.at(-1)?.activity
  return activity === undefined ? [] : [{ activity, runs }]
}

/** The first activity of the session that was not run yet. */
export function activityAhead(control: RoomControl): PlannedActivity | undefined {
  return activityLines(control).find(({ runs }) => runs.length === 0)?.activity
}

/** An id that no activity has yet. */
export function freeActivityId({ workshop, live }: RoomControl): string {
  const taken = new Set(
    [
      ...workshop.agenda.flatMap(entry => (entry.kind === 'session' ? entry.activities : [])),
      ...live.runs.map(({ activity }) => activity),
    ].map(({ id }) => id),
  )
  for (let number = 1; ; number += 1) if (!taken.has(`own-${number}`)) return `own-${number}`
}
