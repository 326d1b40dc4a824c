import { onScopeDispose, type Ref } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useLoad } from '#renderer/state/load.ts'
import { readReport } from './read-report.ts'

/** At most one refresh in this time while 200 people answer at once. */
const ROOM_DELAY_MS = 3_000
/** Long enough for this page to be left after it deleted the workshop: nothing is then read again. */
const CHANGE_DELAY_MS = 300

/** The report, updated while its room is open and when the room is closed. */
export function useReport(workshopId: () => string, withNames: Ref<boolean>) {
  const { locale } = useWords()
  const { call, subscribe } = useApi()
  const { load, refresh } = useLoad(
    () => readReport(call, { workshopId: workshopId(), lang: locale(), withNames: withNames.value }),
    () => [workshopId(), locale(), withNames.value],
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  const isOpen = (): boolean => load.value.kind === 'ready' && load.value.value?.isOpen === true

  function refreshIn(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void refresh()
    }, ms)
  }

  onScopeDispose(subscribe('room.facilitatorViewChanged', () => isOpen() && refreshIn(ROOM_DELAY_MS)))
  onScopeDispose(subscribe('room.openChanged', () => void refresh()))
  onScopeDispose(subscribe('workshops.changed', changed => changed.workshopId === workshopId() && refreshIn(CHANGE_DELAY_MS)))
  onScopeDispose(() => clearTimeout(timer))
  return { load, refresh }
}
