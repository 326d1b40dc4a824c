import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'

/** A planned or ad-hoc activity with its runs, the newest last. */
export interface ActivityWithRuns {
  readonly activity: PlannedActivity
  readonly runs: readonly RunView[]
}

/** Activities of the current session, planned ones before ad-hoc ones. Between sessions: those of the whole day. */
export function listSessionActivities({ workshop, live }: RoomControl): readonly ActivityWithRuns[] {
  const current = live.current?.entryId
  const planned = workshop.agenda.flatMap(entry =>
    entry.kind === 'session' && (current === undefined || entry.id === current) ? entry.activities : [],
  )
  const adHocRuns = live.runs.filter(
    run =>
      !planned.some(({ id }) => id === run.activity.id) && (current === undefined || run.entryId === current || run.id === live.currentRun),
  )
  const withRuns = planned.map(activity => ({ activity, runs: live.runs.filter(run => run.activity.id === activity.id) }))
  const adHocIds = [...new Set(adHocRuns.map(({ activity }) => activity.id))]
  return [...withRuns, ...adHocIds.flatMap(id => toAdHocActivity(adHocRuns.filter(run => run.activity.id === id)))]
}

function toAdHocActivity(runs: readonly RunView[]): readonly ActivityWithRuns[] {
  const activity = runs.at(-1)?.activity
  return activity === undefined ? [] : [{ activity, runs }]
}

/** The first activity that has not been run yet. */
export function findNextActivity(control: RoomControl): PlannedActivity | undefined {
  return listSessionActivities(control).find(({ runs }) => runs.length === 0)?.activity
}

/** A free id for an ad-hoc activity. */
export function nextActivityId({ workshop, live }: RoomControl): string {
  const taken = new Set(
    [
      ...workshop.agenda.flatMap(entry => (entry.kind === 'session' ? entry.activities : [])),
      ...live.runs.map(({ activity }) => activity),
    ].map(({ id }) => id),
  )
  for (let number = 1; ; number += 1) if (!taken.has(`own-${number}`)) return `own-${number}`
}
