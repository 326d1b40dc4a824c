import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { Projection } from '#common/domain/room/state.ts'
import { useApi } from '#renderer/api/index.ts'
import { useRoomStore } from './room.store.ts'

export interface ProjectionControl {
  readonly projection: ComputedRef<Projection | undefined>
  readonly frozen: ComputedRef<boolean>
  readonly show: (projection: Projection) => Promise<boolean>
  readonly freeze: (on: boolean) => Promise<boolean>
  /** Blank, or back to what stood there before it was. */
  readonly blank: () => Promise<boolean>
  /** One slide on or back in the present session; nothing where there is none. */
  readonly turn: (by: 1 | -1) => Promise<boolean>
  /** Slides of the present session. */
  readonly slides: ComputedRef<number>
}

let beforeBlank: Projection = { kind: 'code' }

/** What the projector shows, and the ways to change it; from the control screen and from the projector's own window. */
export function useProjection(): ProjectionControl {
  const store = useRoomStore()
  const { call } = useApi()
  const live = computed(() => store.control?.live)
  // The room's state comes a moment after the answer: a second key must know of the first.
  const asked = shallowRef<{ readonly projection: Projection; readonly frozen: boolean }>()
  const projection = computed(() => asked.value?.projection ?? live.value?.projection)
  const frozen = computed(() => asked.value?.frozen ?? live.value?.frozen ?? false)
  const slides = computed(() => slidesOf(store.control))

  async function project(next: Projection, isFrozen: boolean): Promise<boolean> {
    const mine = { projection: next, frozen: isFrozen }
    asked.value = mine
    const done = await store.act(() => call('room.project', mine))
    if (!done && asked.value === mine) asked.value = undefined
    if (done) watch(live, () => asked.value === mine && (asked.value = undefined), { once: true, flush: 'sync' })
    return done
  }

  const show = (next: Projection): Promise<boolean> => project(next, false)
  const freeze = (on: boolean): Promise<boolean> => project(projection.value ?? { kind: 'code' }, on)

  function blank(): Promise<boolean> {
    const now = projection.value
    if (now?.kind === 'blank') return show(beforeBlank)
    if (now !== undefined) beforeBlank = now
    return show({ kind: 'blank' })
  }

  async function turn(by: 1 | -1): Promise<boolean> {
    const entryId = live.value?.current?.entryId
    if (entryId === undefined || slides.value === 0) return false
    const now = projection.value
    const place = now?.kind === 'slide' && now.entryId === entryId ? now.slide + by : 0
    return show({ kind: 'slide', entryId, slide: Math.min(slides.value - 1, Math.max(0, place)) })
  }

  return { projection, frozen, show, freeze, blank, turn, slides }
}

function slidesOf(control: RoomControl | null): number {
  const entry = control?.workshop.agenda.find(({ id }) => id === control.live.current?.entryId)
  return entry?.kind === 'session' ? (entry.script?.slides.length ?? 0) : 0
}
