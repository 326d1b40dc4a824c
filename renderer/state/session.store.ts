import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Settings } from '#common/domain/settings/settings.ts'
import type { InputOf } from '#common/contract/index.ts'
import { CodedError, useApi, type CallFunction } from '#renderer/api/index.ts'
import { toErrorCode, type Load } from './load.ts'

const CHOSEN_KEY = 'jmdi-chosen-learner'

/** The learner of this window and the settings of this machine, cached from the backend. */
export const useSessionStore = defineStore('session', () => {
  const { call, subscribe, onGreeted } = useApi()
  const state = shallowRef<Load<null>>({ kind: 'idle' })
  const settings = shallowRef<Settings>()
  const learner = shallowRef<Learner | null>(null)
  /** Grows when everything was replaced by a restore: views are made anew. */
  const epoch = ref(0)
  const learnerId = computed(() => learner.value?.id)

  async function read(): Promise<void> {
    const found = await call('settings.read')
    const lastLearner = await chooseLastLearner(await findExpectedLearner(found.lastLearnerId, call))
    // Both at once: between them the page would speak the machine's language to a learner of another.
    settings.value = found
    learner.value = lastLearner
    state.value = { kind: 'ready', value: null }
  }

  /** Never rejects: `state` tells how it went. */
  async function open(): Promise<void> {
    state.value = { kind: 'loading' }
    await read().catch((error: unknown) => (state.value = { kind: 'failed', code: toErrorCode(error) }))
  }

  async function chooseLastLearner(id: string | undefined): Promise<Learner | null> {
    if (id === undefined) return null
    return call('learners.choose', { learnerId: id }).catch((error: unknown) => {
      if (error instanceof CodedError && error.code !== 'disconnected' && error.code !== 'timeout') return null
      throw error
    })
  }

  async function choose(id: string): Promise<void> {
    learner.value = await call('learners.choose', { learnerId: id })
  }

  async function leave(): Promise<void> {
    await call('learners.leave')
    learner.value = null
  }

  async function create(profile: InputOf<'learners.create'>): Promise<void> {
    learner.value = await call('learners.create', profile)
  }

  async function changeLearner(change: InputOf<'learners.change'>): Promise<void> {
    learner.value = await call('learners.change', change)
  }

  async function changeSettings(change: InputOf<'settings.change'>): Promise<void> {
    settings.value = await call('settings.change', change)
  }

  watch(learnerId, keepChosen)
  onGreeted(async callFirst => learnerId.value && (await callFirst('learners.choose', { learnerId: learnerId.value })))
  subscribe('settings.changed', changed => (settings.value = changed))
  subscribe('learners.changed', changed => changed.id === learnerId.value && (learner.value = changed))
  subscribe('learners.removed', removed => removed.learnerId === learnerId.value && (learner.value = null))
  subscribe('storage.restored', () => void read().then(() => epoch.value++))

  return { state, settings, learner, learnerId, epoch, open, choose, leave, create, changeLearner, changeSettings }
})

/** Who was chosen in this window before it was loaded again; at a start the last learner, unless there is more than one to choose from. */
async function findExpectedLearner(last: string | undefined, call: CallFunction): Promise<string | undefined> {
  const here = sessionStorage.getItem(CHOSEN_KEY)
  if (here !== null || last === undefined) return here ?? undefined
  return (await call('learners.list')).length > 1 ? undefined : last
}

function keepChosen(id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(CHOSEN_KEY)
  else sessionStorage.setItem(CHOSEN_KEY, id)
}
