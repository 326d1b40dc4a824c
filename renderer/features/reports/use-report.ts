import { onScopeDispose, type Ref } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useLoad } from '#renderer/state/load.ts'
import { readReport } from './read-report.ts'

/** A room in which two hundred answer at once is not read again for each of them. */
const ROOM_MS = 3_000
/** What this page changes it reads again by itself; when that was to delete the workshop, the page is gone before this is over. */
const CHANGED_MS = 300

/** The report, kept true: while its room is open it grows by itself, and when the room is closed it is whole. */
export function useReport(workshopId: () => string, withNames: Ref<boolean>) {
  const { locale } = useWords()
  const { call, subscribe } = useApi()
  const { load, refresh } = useLoad(
    () => readReport(call, { workshopId: workshopId(), lang: locale(), withNames: withNames.value }),
    () => [workshopId(), locale(), withNames.value],
  )
  let waiting: ReturnType<typeof setTimeout> | undefined
  const isOpen = (): boolean => load.value.kind === 'ready' && load.value.value?.isOpen === true

  function readIn(ms: number): void {
    waiting ??= setTimeout(() => {
      waiting = undefined
      void refresh()
    }, ms)
  }

  onScopeDispose(subscribe('room.facilitatorViewChanged', () => isOpen() && readIn(ROOM_MS)))
  onScopeDispose(subscribe('room.openChanged', () => void refresh()))
  onScopeDispose(subscribe('workshops.changed', changed => changed.workshopId === workshopId() && readIn(CHANGED_MS)))
  onScopeDispose(() => clearTimeout(waiting))
  return { load, refresh }
}
