import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import { useApi } from '#renderer/api/index.ts'
import { toErrorCode, type Load } from './load.ts'
import { useSessionStore } from './session.store.ts'

type Standings = ReadonlyMap<string, CourseStanding>

/** The learner's standing in each course begun, kept up to date by events of the backend. */
export const useStandingsStore = defineStore('standings', () => {
  const { call, subscribe } = useApi()
  const session = useSessionStore()
  const load = shallowRef<Load<Standings>>({ kind: 'idle' })
  /** The newest read; an older one may be another learner's. */
  let reading: Promise<void> | undefined

  function read(): Promise<void> {
    if (load.value.kind !== 'ready') load.value = { kind: 'loading' }
    const mine = call('progress.overview').then(
      standings => show({ kind: 'ready', value: new Map(standings.map(standing => [standing.courseId, standing])) }),
      (error: unknown) => show({ kind: 'failed', code: toErrorCode(error) }),
    )
    const show = (next: Load<Standings>): void => void (reading === mine && (load.value = next))
    reading = mine
    return mine
  }

  function put(standing: CourseStanding): void {
    if (load.value.kind !== 'ready') return
    load.value = { kind: 'ready', value: new Map(load.value.value).set(standing.courseId, standing) }
  }

  /** Undefined: not begun, or not known yet. */
  function find(courseId: string): CourseStanding | undefined {
    return load.value.kind === 'ready' ? load.value.value.get(courseId) : undefined
  }

  /** Resolves when they are there, or could not be read. */
  async function ensure(): Promise<void> {
    if (load.value.kind === 'loading') await reading
    else if (load.value.kind !== 'ready') await read()
  }

  function forget(): void {
    load.value = { kind: 'idle' }
    reading = undefined
  }

  watch([() => session.learnerId, () => session.epoch], forget, { flush: 'sync' })
  subscribe('progress.changed', put)
  // A course that was replaced may have other lessons.
  subscribe('packs.changed', () => load.value.kind === 'ready' && void read())

  return { load, read, ensure, find, put }
})
