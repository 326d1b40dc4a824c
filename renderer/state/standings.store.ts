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

  async function read(): Promise<void> {
    if (load.value.kind !== 'ready') load.value = { kind: 'loading' }
    try {
      const standings = await call('progress.overview')
      load.value = { kind: 'ready', value: new Map(standings.map(standing => [standing.courseId, standing])) }
    } catch (error) {
      load.value = { kind: 'failed', code: toErrorCode(error) }
    }
  }

  function put(standing: CourseStanding): void {
    if (load.value.kind !== 'ready') return
    load.value = { kind: 'ready', value: new Map(load.value.value).set(standing.courseId, standing) }
  }

  /** Undefined: not begun, or not known yet. */
  function find(courseId: string): CourseStanding | undefined {
    return load.value.kind === 'ready' ? load.value.value.get(courseId) : undefined
  }

  async function ensure(): Promise<void> {
    if (load.value.kind === 'idle' || load.value.kind === 'failed') await read()
  }

  watch([() => session.learnerId, () => session.epoch], () => (load.value = { kind: 'idle' }), { flush: 'sync' })
  subscribe('progress.changed', put)

  return { load, read, ensure, find, put }
})
