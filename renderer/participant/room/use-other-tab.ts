import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { newId } from '#renderer/participant/link/new-id.ts'
import { DEVICE_PREFIX, type DeviceStorage } from './device-storage.ts'

const HELLO = 'tab-hello'
const HERE = 'tab-here'

/**
 * Whether another tab of this browser was in the room when this one came in: they are one participant. A tab says hello in the storage
 * that they share, the others answer with the same id, of whose changes browsers tell all other tabs, also on plain http; where storage is blocked nobody answers.
 */
export function useOtherTab(
  isJoined: () => boolean,
  storage: DeviceStorage,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
): Ref<boolean> {
  const isElsewhere = ref(false)
  let hello = ''

  function onStorage({ key, newValue }: StorageEvent): void {
    if (newValue === null || !isJoined()) return
    if (key === DEVICE_PREFIX + HELLO) storage.write(HERE, newValue)
    if (key === DEVICE_PREFIX + HERE && newValue === hello) isElsewhere.value = true
  }

  page.addEventListener('storage', onStorage)
  onScopeDispose(() => page.removeEventListener('storage', onStorage))
  watch(
    isJoined,
    joined => {
      if (!joined) return
      hello = newId()
      storage.write(HELLO, hello)
    },
    { immediate: true },
  )
  return isElsewhere
}
