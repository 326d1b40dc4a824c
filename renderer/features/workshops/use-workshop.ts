import { onScopeDispose, type ShallowRef } from 'vue'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { useApi } from '#renderer/api/index.ts'
import { useLoad, type Load } from '#renderer/state/load.ts'

/** Carries out a change after those that were asked for before it; the workshop is then what the backend answered. */
export type SaveWorkshop = (change: () => Promise<Workshop>) => Promise<void>

export interface OpenWorkshop {
  readonly load: ShallowRef<Load<Workshop>>
  readonly refresh: () => Promise<void>
  readonly save: SaveWorkshop
}

/** A workshop on the desk. Changes of another window are followed; the backend's word on an own change comes with its answer. */
export function useWorkshop(workshopId: () => string): OpenWorkshop {
  const { call, subscribe } = useApi()
  const { load, refresh } = useLoad(() => call('workshops.read', { workshopId: workshopId() }), workshopId)
  let last: Promise<unknown> = Promise.resolve()
  let pending = 0

  async function inTurn(change: () => Promise<Workshop>): Promise<void> {
    try {
      const value = await change()
      if (value.id === workshopId()) load.value = { kind: 'ready', value }
    } finally {
      pending -= 1
    }
  }

  function save(change: () => Promise<Workshop>): Promise<void> {
    pending += 1
    const mine = last.then(() => inTurn(change))
    last = mine.catch(() => undefined)
    return mine
  }

  onScopeDispose(subscribe('workshops.changed', changed => void (changed.workshopId === workshopId() && pending === 0 && refresh())))
  return { load, refresh, save }
}
