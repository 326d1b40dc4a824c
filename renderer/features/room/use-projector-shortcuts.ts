import type { ShortcutAction } from './keyboard-shortcuts.ts'
import { useRoomStore } from './room.store.ts'
import type { ProjectionControl } from './use-projection.ts'

/** Performs the actions that change what the projector shows; false: it is another action. */
export function useProjectorShortcuts({
  show,
  freeze,
  blank,
  turnSlide,
  turnPage,
  pageCount,
  frozen,
}: ProjectionControl): (action: ShortcutAction) => boolean {
  const store = useRoomStore()

  function showRun(kind: 'activity' | 'results'): void {
    const runId = store.control?.live.currentRun ?? store.control?.live.runs.at(-1)?.id
    if (runId !== undefined) void show({ kind, runId })
  }

  const turn = (by: 1 | -1): Promise<boolean> => (pageCount.value > 1 ? turnPage(by) : turnSlide(by))

  const actions: Readonly<Partial<Record<ShortcutAction, () => unknown>>> = {
    code: () => show({ kind: 'code' }),
    help: () => show({ kind: 'help' }),
    activity: () => showRun('activity'),
    results: () => showRun('results'),
    timer: () => show({ kind: 'timer' }),
    blank,
    freeze: () => freeze(!frozen.value),
    slideBack: () => turn(-1),
    slideOn: () => turn(1),
    // In a right-to-left language the arrow keys are mirrored.
    slideLeft: () => turn(isRightToLeft() ? 1 : -1),
    slideRight: () => turn(isRightToLeft() ? -1 : 1),
  }

  return action => {
    const run = actions[action]
    run?.()
    return run !== undefined
  }
}

function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl'
}
