import { onScopeDispose } from 'vue'
import { useApi } from '#renderer/api/index.ts'

/** A room of phones gets further many times a second; the page follows at this pace. */
const PAUSE_MS = 4000

/** Reads again when somebody got further, at the end of a pause in which everything else that happens is read along. */
export function useMoved(refresh: () => unknown): void {
  const { subscribe } = useApi()
  let waiting: ReturnType<typeof setTimeout> | undefined

  function wait(): void {
    waiting ??= setTimeout(() => {
      waiting = undefined
      void refresh()
    }, PAUSE_MS)
  }

  onScopeDispose(subscribe('progress.moved', wait))
  onScopeDispose(subscribe('class.assigned', () => void refresh()))
  onScopeDispose(subscribe('learners.removed', () => void refresh()))
  onScopeDispose(() => clearTimeout(waiting))
}
