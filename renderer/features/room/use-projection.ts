import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { listSlides } from '#common/domain/workshops/own-slides/session-slides.ts'
import type { Projection } from '#common/domain/room/state.ts'
import { useApi } from '#renderer/api/index.ts'
import { useRoomStore } from './room.store.ts'

export interface ProjectionControl {
  readonly projection: ComputedRef<Projection | undefined>
  readonly frozen: ComputedRef<boolean>
  readonly show: (projection: Projection) => Promise<boolean>
  readonly freeze: (on: boolean) => Promise<boolean>
  /** Blanks the screen, or shows again what was there before. */
  readonly blank: () => Promise<boolean>
  /** Shows the next (1) or previous (-1) slide of the current session; false: it has none. */
  readonly turnSlide: (by: 1 | -1) => Promise<boolean>
  /** Shows the next (1) or previous (-1) page of what people wrote. */
  readonly turnPage: (by: 1 | -1) => Promise<boolean>
  /** Takes a post out of the spotlight: its activity is shown again. */
  readonly leaveSpotlight: () => Promise<boolean>
  /** Pages of what people wrote on the screen; 1 where all of it fits. */
  readonly pageCount: Ref<number>
  /** Number of slides of the current session. */
  readonly slideCount: ComputedRef<number>
}

let beforeBlank: Projection = { kind: 'code' }

/** What the projector shows, and the actions that change it, for the control screen and the projector window. */
export function useProjection(): ProjectionControl {
  const store = useRoomStore()
  const { call } = useApi()
  const live = computed(() => store.control?.live)
  // The room's new state arrives after the answer: a second key press must build on the first.
  const pending = shallowRef<{ readonly projection: Projection; readonly frozen: boolean }>()
  const projection = computed(() => pending.value?.projection ?? live.value?.projection)
  const frozen = computed(() => pending.value?.frozen ?? live.value?.frozen ?? false)
  const pageCount = ref(1)
  const slideCount = computed(() => countSlides(store.control))

  async function project(next: Projection, isFrozen: boolean): Promise<boolean> {
    const request = { projection: next, frozen: isFrozen }
    pending.value = request
    const done = await store.act(() => call('room.project', request))
    if (!done && pending.value === request) pending.value = undefined
    if (done) watch(live, () => pending.value === request && (pending.value = undefined), { once: true, flush: 'sync' })
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

  async function turnSlide(by: 1 | -1): Promise<boolean> {
    const entryId = live.value?.current?.entryId
    if (entryId === undefined || slideCount.value === 0) return false
    const now = projection.value
    const index = now?.kind === 'slide' && now.entryId === entryId ? now.slide + by : 0
    return show({ kind: 'slide', entryId, slide: Math.min(slideCount.value - 1, Math.max(0, index)) })
  }

  async function turnPage(by: 1 | -1): Promise<boolean> {
    const now = projection.value
    if (now === undefined || !isPaged(now)) return false
    const last = pageCount.value - 1
    return show({ ...now, page: Math.min(last, Math.max(0, Math.min(last, now.page ?? 0) + by)) })
  }

  async function leaveSpotlight(): Promise<boolean> {
    const now = projection.value
    if (now?.kind !== 'post') return false
    const run = live.value?.runs.find(({ id }) => id === now.runId)
    return show({ kind: run?.state === 'revealed' ? 'results' : 'activity', runId: now.runId })
  }

  return { projection, frozen, show, freeze, blank, turnSlide, turnPage, leaveSpotlight, pageCount, slideCount }
}

function isPaged(projection: Projection): projection is Extract<Projection, { readonly kind: 'activity' | 'results' | 'parked' }> {
  return ['activity', 'results', 'parked'].includes(projection.kind)
}

function countSlides(control: RoomControl | null): number {
  const entry = control?.workshop.agenda.find(({ id }) => id === control.live.current?.entryId)
  return listSlides(entry).length
}
