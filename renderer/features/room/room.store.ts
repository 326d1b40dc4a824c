import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import { useApi } from '#renderer/api/index.ts'
import { noteReceived } from './room-time.ts'
import { toErrorCode, type Load } from '#renderer/state/load.ts'

interface CurrentRoom {
  /** Null: no room is open. */
  readonly control: RoomControl | null
  /** The workshop whose room was open when the program ended. */
  readonly interruptedWorkshopId: string | undefined
}

/** The open room: a cache of the backend's state, updated by its events. */
export const useRoomStore = defineStore('room', () => {
  const { call, subscribe, onGreeted } = useApi()
  const load = shallowRef<Load<CurrentRoom>>({ kind: 'idle' })
  const projected = shallowRef<ProjectorView | null>(null)
  /** What the projector showed last of a room that was closed since this page is open. */
  const farewell = shallowRef<ProjectorView>()
  /** Why the last action failed; undefined: it succeeded. */
  const failure = ref<ErrorCode>()
  const control = computed(() => (load.value.kind === 'ready' ? load.value.value.control : null))
  let isRequested = false

  async function read(ask = call): Promise<void> {
    isRequested = true
    if (load.value.kind !== 'ready') load.value = { kind: 'loading' }
    try {
      const [value, view] = await Promise.all([ask('room.state'), ask('room.projectorView')])
      if (value.control !== null) noteReceived(value.control.live)
      load.value = { kind: 'ready', value }
      projected.value = view && noteReceived(view)
    } catch (error) {
      load.value = { kind: 'failed', code: toErrorCode(error) }
    }
  }

  function patchControl(part: Partial<RoomControl>): void {
    if (load.value.kind !== 'ready' || control.value === null) return
    load.value = { kind: 'ready', value: { ...load.value.value, control: { ...control.value, ...part } } }
  }

  /** Runs a user's action; false: it failed, and `failure` says why. */
  async function act(perform: () => Promise<unknown>): Promise<boolean> {
    failure.value = undefined
    try {
      await perform()
      return true
    } catch (error) {
      failure.value = toErrorCode(error)
      return false
    }
  }

  onGreeted(async ask => isRequested && (await read(ask)))
  subscribe('room.facilitatorViewChanged', live => patchControl({ live: noteReceived(live) }))
  subscribe('room.participantsChanged', people => patchControl({ people }))
  subscribe('room.projectorViewChanged', view => (projected.value = noteReceived(view)))
  subscribe('room.openChanged', ({ workshopId }) => {
    farewell.value = workshopId === null ? (projected.value ?? undefined) : undefined
    if (isRequested) void read()
  })
  subscribe('workshops.changed', ({ workshopId }) => void (control.value?.workshop.id === workshopId && read()))
  // A restored backup or an unlocked PIN may show another room.
  subscribe('facilitators.changed', () => void (isRequested && read()))

  return { load, control, projected, farewell, failure, read, act }
})
