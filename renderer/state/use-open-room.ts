import { computed, onScopeDispose, type ComputedRef } from 'vue'
import type { OpenRoomSummary } from '#common/contract/room/facilitator.ts'
import { useApi } from '#renderer/api/index.ts'
import { useFacilitatorStore } from './facilitator.store.ts'
import { useLoad } from './load.ts'

/** The room that is open on this computer; null: there is none, or the facilitator's part is locked or off. */
export function useOpenRoom(): ComputedRef<OpenRoomSummary | null> {
  const { call, subscribe } = useApi()
  const facilitator = useFacilitatorStore()
  const { load, refresh } = useLoad(
    () => (facilitator.state.unlocked ? call('room.summary') : Promise.resolve(null)),
    () => facilitator.state.unlocked,
  )
  onScopeDispose(subscribe('room.openChanged', () => void refresh()))
  return computed(() => (load.value.kind === 'ready' ? load.value.value : null))
}
