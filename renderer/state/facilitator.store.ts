import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { FacilitatorState } from '#common/contract/facilitators.ts'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import { useApi } from '#renderer/api/index.ts'
import { toErrorCode, type Load } from './load.ts'

/** Whether this machine is a facilitator's, and whether their part is open: the same in all windows, by pushes of the backend. */
export const useFacilitatorStore = defineStore('facilitator', () => {
  const { call, subscribe, onGreeted } = useApi()
  const load = shallowRef<Load<FacilitatorState>>({ kind: 'idle' })
  const state = computed((): FacilitatorState =>
    load.value.kind === 'ready' ? load.value.value : { isOn: false, hasPin: false, unlocked: false },
  )

  function put(value: FacilitatorState): void {
    load.value = { kind: 'ready', value }
  }

  /** Never rejects: `load` tells how it went. */
  async function read(): Promise<void> {
    await call('facilitators.state').then(put, (error: unknown) => (load.value = { kind: 'failed', code: toErrorCode(error) }))
  }

  /** Whether a facilitator's page may be shown now. */
  async function isOpen(): Promise<boolean> {
    if (load.value.kind !== 'ready') await read()
    return state.value.unlocked
  }

  async function switchTo(isOn: boolean): Promise<void> {
    put(await call('facilitators.setEnabled', { isOn }))
  }

  /** @returns the code that takes this PIN away when it was forgotten; it is not told again */
  async function setPin(pin: string | null): Promise<string | null> {
    const set = await call('facilitators.setPin', { pin })
    put(set.state)
    return set.recoveryCode
  }

  async function readAfterUnlock(verdict: PinVerdict): Promise<PinVerdict> {
    if (verdict.kind === 'unlocked') await read()
    return verdict
  }

  const unlock = async (pin: string): Promise<PinVerdict> => readAfterUnlock(await call('facilitators.unlock', { pin }))
  const recover = async (code: string): Promise<PinVerdict> => readAfterUnlock(await call('facilitators.recover', { code }))

  async function lock(): Promise<void> {
    put(await call('facilitators.lock'))
  }

  // A backend that was started anew has forgotten that the PIN was given.
  onGreeted(async callFirst => load.value.kind === 'ready' && put(await callFirst('facilitators.state')))
  subscribe('facilitators.changed', put)

  return { load, state, read, isOpen, switchTo, setPin, unlock, recover, lock }
})
