import type { RoomKey } from './use-answer-keys.ts'
import { useRoomStore } from './room.store.ts'
import type { ProjectionControl } from './use-projection.ts'

/** The keys that change what the projector shows; false: the key is none of them. */
export function useProjectorKeys({ show, freeze, blank, turn, frozen }: ProjectionControl): (key: RoomKey) => boolean {
  const store = useRoomStore()

  function run(kind: 'activity' | 'results'): void {
    const runId = store.control?.live.currentRun ?? store.control?.live.runs.at(-1)?.id
    if (runId !== undefined) void show({ kind, runId })
  }

  const actions: Readonly<Partial<Record<RoomKey, () => unknown>>> = {
    code: () => show({ kind: 'code' }),
    help: () => show({ kind: 'help' }),
    activity: () => run('activity'),
    results: () => run('results'),
    timer: () => show({ kind: 'timer' }),
    blank,
    freeze: () => freeze(!frozen.value),
    slideBack: () => turn(-1),
    slideOn: () => turn(1),
    // Where reading goes to the left, so do slides.
    slideLeft: () => turn(isToTheLeft() ? 1 : -1),
    slideRight: () => turn(isToTheLeft() ? -1 : 1),
  }

  return key => {
    const action = actions[key]
    action?.()
    return action !== undefined
  }
}

function isToTheLeft(): boolean {
  return document.documentElement.dir === 'rtl'
}
