import { onScopeDispose, type ShallowRef } from 'vue'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { useApi } from '#renderer/api/index.ts'
import { toErrorCode, useLoad, type Load } from '#renderer/state/load.ts'

/** Runs a change after all earlier ones, then shows the workshop as the backend returned it. */
export type SaveWorkshop = (change: () => Promise<Workshop>) => Promise<void>

export interface OpenWorkshop {
  readonly load: ShallowRef<Load<Workshop>>
  readonly refresh: () => Promise<void>
  readonly save: SaveWorkshop
}

/** The workshop being edited. It follows changes made in other windows; own changes are shown as the backend returns them. */
export function useWorkshop(workshopId: () => string): OpenWorkshop {
  const { call, subscribe } = useApi()
  const { load, refresh } = useLoad(() => call('workshops.read', { workshopId: workshopId() }), workshopId)
  let last: Promise<unknown> = Promise.resolve()
  let pending = 0

  async function applyChange(change: () => Promise<Workshop>): Promise<void> {
    try {
      const value = await change()
      if (value.id === workshopId()) load.value = { kind: 'ready', value }
    } catch (error) {
      // Another window was first: whoever wanted the change compares with what it saved.
      if (toErrorCode(error) === 'conflict') await refresh()
      throw error
    } finally {
      pending -= 1
    }
  }

  function save(change: () => Promise<Workshop>): Promise<void> {
    pending += 1
    const current = last.then(() => applyChange(change))
    last = current.catch(() => undefined)
    return current
  }

  onScopeDispose(subscribe('workshops.changed', changed => void (changed.workshopId === workshopId() && pending === 0 && refresh())))
  return { load, refresh, save }
}
