import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ShallowRef } from 'vue'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Settings } from '#common/domain/settings/settings.ts'
import type { InputOf } from '#common/contract/index.ts'
import { CodedError, useApi, type CallFunction } from '#renderer/api/index.ts'
import { toErrorCode, type Load } from './load.ts'
import type { SessionHost } from './session-host.ts'

const CHOSEN_KEY = 'jmdi-chosen-learner'
/** Of a learner with a PIN: opens them to this window again when it is loaded anew. */
const PASS_KEY = 'jmdi-learner-pass'

/** The learner of this window and the settings of this machine, cached from the backend. */
export const useSessionStore = defineStore('session', () => {
  const { call, subscribe, caller } = useApi()
  let host = createWindowSession(call)
  /** A learner's phone, which has no settings, PINs, backups or workshops. */
  const isOnPhone = ref(false)
  const state = shallowRef<Load<null>>({ kind: 'idle' })
  const settings = shallowRef<Settings>()
  const learner = shallowRef<Learner | null>(null)
  /** Grows when everything was replaced by a restore: views are made anew. */
  const epoch = ref(0)
  const learnerId = computed(() => learner.value?.id)

  async function read(): Promise<void> {
    isOnPhone.value = (await caller) === 'learner'
    if (isOnPhone.value) host = (await import('./phone-session.ts')).createPhoneSession(call)
    const found = await host.readSettings()
    const lastLearner = await host.openLast(found)
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

  async function choose(id: string): Promise<void> {
    const choice = choiceOf(id)
    enter(await call('learners.choose', choice), id === learnerId.value ? choice.pass : undefined)
  }

  /** The backend has chosen this learner for this window. */
  function enter(chosen: Learner, pass: string | undefined): void {
    if (pass === undefined) sessionStorage.removeItem(PASS_KEY)
    else sessionStorage.setItem(PASS_KEY, pass)
    learner.value = chosen
  }

  async function leave(): Promise<void> {
    await host.leave()
    learner.value = null
  }

  async function create(profile: InputOf<'learners.create'>): Promise<void> {
    enter(await call('learners.create', profile), undefined)
  }

  async function changeLearner(change: InputOf<'learners.change'>): Promise<void> {
    learner.value = await call('learners.change', change)
  }

  async function changeSettings(change: InputOf<'settings.change'>): Promise<void> {
    settings.value = await host.changeSettings(change)
  }

  watch(learnerId, keepChosen)
  keepWhileOpen(learner, (id, callFirst) => host.reopen(id, callFirst))
  subscribe('settings.changed', changed => (settings.value = changed))
  subscribe('storage.restored', () => void read().then(() => epoch.value++))

  return { state, settings, isOnPhone, learner, learnerId, epoch, open, choose, enter, leave, create, changeLearner, changeSettings }
})

/** The learner leaves the window when they are removed, or when a PIN must be given for them: it was set elsewhere, or the suite restarted. */
function keepWhileOpen(learner: ShallowRef<Learner | null>, reopen: SessionHost['reopen']): void {
  const { call, subscribe, onGreeted } = useApi()
  const isHere = (id: string): boolean => learner.value?.id === id

  async function leaveUnlessOpen(id: string, opened: Promise<Learner | null>): Promise<void> {
    if ((await opened.catch(noneIfRefused)) === null && isHere(id)) learner.value = null
  }

  onGreeted(async callFirst => {
    const id = learner.value?.id
    if (id !== undefined) await leaveUnlessOpen(id, reopen(id, callFirst))
  })
  subscribe('learners.pinChanged', ({ learnerId: id }) => {
    if (isHere(id)) void leaveUnlessOpen(id, call('learners.current')).catch(() => undefined)
  })
  subscribe('learners.changed', changed => isHere(changed.id) && (learner.value = changed))
  subscribe('learners.removed', ({ learnerId: id, isErased }) => {
    if (isHere(id)) learner.value = null
    if (isErased === true) for (const name of Object.keys(sessionStorage)) if (name.includes(id)) sessionStorage.removeItem(name)
  })
}

function createWindowSession(call: CallFunction): SessionHost {
  return {
    readSettings: () => call('settings.read'),
    changeSettings: change => call('settings.change', change),
    openLast: async ({ lastLearnerId }) => {
      const id = await findExpectedLearner(lastLearnerId, call)
      return id === undefined ? null : call('learners.choose', choiceOf(id)).catch(noneIfRefused)
    },
    reopen: (id, callFirst) => callFirst('learners.choose', choiceOf(id)),
    leave: () => call('learners.leave'),
  }
}

function choiceOf(learnerId: string): { readonly learnerId: string; readonly pass: string | undefined } {
  return { learnerId, pass: sessionStorage.getItem(PASS_KEY) ?? undefined }
}

/** @throws what only says that the backend cannot be reached */
function noneIfRefused(error: unknown): null {
  if (error instanceof CodedError && error.code !== 'disconnected' && error.code !== 'timeout') return null
  throw error
}

/** Who was chosen in this window before it was loaded again; at a start the last learner, unless there is more than one to choose from. */
async function findExpectedLearner(last: string | undefined, call: CallFunction): Promise<string | undefined> {
  const here = sessionStorage.getItem(CHOSEN_KEY)
  if (here !== null || last === undefined) return here ?? undefined
  return (await call('learners.list')).length > 1 ? undefined : last
}

function keepChosen(id: string | undefined): void {
  if (id === undefined) for (const key of [CHOSEN_KEY, PASS_KEY]) sessionStorage.removeItem(key)
  else sessionStorage.setItem(CHOSEN_KEY, id)
}
