import { useEventListener } from '@vueuse/core'
import { onScopeDispose, watch } from 'vue'

/** Keeps the screen on while `isOn`, where the browser can; the desktop shell does so itself. A hidden tab loses the lock, so it is requested again. */
export function useWakeLock(isOn: () => boolean): void {
  let lock: WakeLockSentinel | undefined

  async function renew(): Promise<void> {
    await lock?.release().catch(() => undefined)
    lock = undefined
    if (!isOn() || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
  }

  useEventListener(document, 'visibilitychange', renew)
  watch(isOn, renew, { immediate: true })
  onScopeDispose(() => void lock?.release())
}
