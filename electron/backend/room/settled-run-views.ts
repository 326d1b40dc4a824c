import { findReopenBar, getNameVisibility } from '#common/domain/room/rules/activity-run.ts'
import { toRunView } from '#common/domain/room/views/facilitator.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'

/** Caches the views of runs that are over, so that they are not tallied again each time somebody answers the next one. */
export function cacheSettledRunViews(state: RoomState, workshop: () => Workshop): (run: ActivityRun) => RunView {
  const cache = new WeakMap<ActivityRun, { readonly stamp: string; readonly view: RunView }>()
  return run => {
    const isSettled = run.state === 'revealed' || run.state === 'closed'
    const stamp = isSettled
      ? JSON.stringify([
          run.state,
          Object.keys(run.ballots).length,
          run.posts,
          run.wall ?? null,
          run.hands,
          run.shownKeys,
          findReopenBar(run) ?? null,
          listNames(run, state),
        ])
      : ''
    const cached = cache.get(run)
    if (isSettled && cached?.stamp === stamp) return cached.view
    const view = toRunView(run, state, workshop())
    cache.set(run, { stamp, view })
    return view
  }
}

/** Names that the view contains: of authors of posts, and of those who may stand on the podium or beside what they chose. */
function listNames(run: ActivityRun, { people }: RoomState): readonly (string | undefined)[] {
  const hasNames = run.options.points || getNameVisibility(run) === 'shown'
  return [...run.posts.map(({ by }) => by), ...(hasNames ? Object.keys(run.ballots) : [])].map(by => people[by]?.name)
}
