import { useEventListener } from '@vueuse/core'
import { nextTick, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { toErrorCode } from '#renderer/state/load.ts'
import type { ActionState } from '#renderer/state/action.ts'
import { registerOpenDraft, type OpenDraft } from './open-drafts.ts'

/** Long enough to finish a word, short enough that nobody waits for it. */
const DEBOUNCE_MS = 600

export interface Autosave<D> {
  readonly draft: Ref<D>
  readonly state: Readonly<Ref<ActionState>>
  /** Saves pending changes now; also retries a failed save. */
  readonly flush: () => Promise<void>
  /** To call when a field loses focus: saves pending changes, or else loads the backend's version of the draft. */
  readonly sync: () => void
}

interface AutosaveOptions<D> {
  /** The saved state, as a draft. */
  readonly read: () => D
  readonly save: (draft: D) => Promise<void>
  /** Whether the draft may be replaced by what another window saved. */
  readonly canReplace?: (draft: D) => boolean
}

/** Saves a draft automatically, one save at a time, shortly after each change and when its page is left. */
export function useAutosave<D>({ read, save, canReplace = () => true }: AutosaveOptions<D>): Autosave<D> {
  const draft = ref(copy(read())) as Ref<D>
  const state = ref<ActionState>({ kind: 'idle' })
  /** The draft as last saved, serialized. */
  let lastSaved = serialize(draft.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const isClean = (): boolean => serialize(draft.value) === lastSaved

  function schedule(): void {
    clearTimeout(timer)
    if (!isClean()) timer = setTimeout(() => void flush(), DEBOUNCE_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running !== undefined) await running
    do {
      if (!isClean()) await (running ??= saveNow())
    } while (!isClean() && state.value.kind !== 'failed')
  }

  async function saveNow(): Promise<void> {
    state.value = { kind: 'running' }
    const sent = copy(draft.value)
    try {
      await save(sent)
      lastSaved = serialize(sent)
      // Let the response arrive through the props before anything is compared with it.
      await nextTick()
      state.value = { kind: 'done' }
    } catch (error) {
      state.value = { kind: 'failed', code: toErrorCode(error) }
    }
    running = undefined
    if (state.value.kind === 'done') schedule()
  }

  function sync(): void {
    if (!isClean()) void flush()
    else loadSaved()
  }

  function loadSaved(): void {
    if (running !== undefined || !isClean() || !canReplace(draft.value) || serialize(read()) === lastSaved) return
    draft.value = copy(read())
    lastSaved = serialize(draft.value)
  }

  watch(draft, schedule, { deep: true })
  watch(read, (now, before) => void (serialize(now) !== serialize(before) && loadSaved()))
  onScopeDispose(() => {
    clearTimeout(timer)
    if (!isClean()) void save(copy(draft.value)).catch(() => undefined)
  })
  useSaveOnClose({ flush, isClean, failure: () => (state.value.kind === 'failed' ? state.value.code : undefined) })
  return { draft, state: readonly(state), flush, sync }
}

/** Saves pending changes when the window closes, which stays open as long as they are not on the disk, or another page is opened. */
function useSaveOnClose(draft: OpenDraft): void {
  onScopeDispose(registerOpenDraft(draft))
  useEventListener(window, 'beforeunload', event => {
    if (!draft.isClean()) event.preventDefault()
    void draft.flush()
  })
}

function copy<D>(value: D): D {
  return JSON.parse(JSON.stringify(value)) as D
}

function serialize(value: unknown): string {
  return JSON.stringify(value)
}
