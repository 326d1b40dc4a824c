import { useEventListener } from '@vueuse/core'
import { nextTick, onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { toErrorCode } from '#renderer/state/load.ts'
import type { ActionState } from '#renderer/state/action.ts'
import { addOpenDraft, type OpenDraft } from './open-drafts.ts'

/** Long enough for a word to be finished, short enough that nobody waits for it. */
const PAUSE_MS = 600

export interface Autosave<D> {
  readonly draft: Ref<D>
  readonly state: Readonly<Ref<ActionState>>
  /** Saves at once what waits; also tries again what failed. */
  readonly flush: () => Promise<void>
  /** Nobody is writing in it: saves what waits, or takes over what the backend made of the draft. */
  readonly settle: () => void
}

interface Given<D> {
  /** What is kept, as a draft. */
  readonly read: () => D
  readonly save: (draft: D) => Promise<void>
  /** Whether the draft may be replaced by what another window saved. */
  readonly mayFollow?: (draft: D) => boolean
}

/** Saves a draft by itself, one save at a time, a moment after each change and when its page is left. */
export function useAutosave<D>({ read, save, mayFollow = () => true }: Given<D>): Autosave<D> {
  const draft = ref(copy(read())) as Ref<D>
  const state = ref<ActionState>({ kind: 'idle' })
  /** The draft as the backend has it. */
  let base = textOf(draft.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const isClean = (): boolean => textOf(draft.value) === base

  function schedule(): void {
    clearTimeout(timer)
    if (!isClean()) timer = setTimeout(() => void flush(), PAUSE_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running !== undefined) await running
    if (running !== undefined || isClean()) return
    running = send()
    await running
  }

  async function send(): Promise<void> {
    state.value = { kind: 'running' }
    const given = copy(draft.value)
    try {
      await save(given)
      base = textOf(given)
      // The answer has come through the page's props before anything is compared with it.
      await nextTick()
      state.value = { kind: 'done' }
    } catch (error) {
      state.value = { kind: 'failed', code: toErrorCode(error) }
    }
    running = undefined
    if (state.value.kind === 'done') schedule()
  }

  function settle(): void {
    if (!isClean()) void flush()
    else follow()
  }

  function follow(): void {
    if (running !== undefined || !isClean() || !mayFollow(draft.value) || textOf(read()) === base) return
    draft.value = copy(read())
    base = textOf(draft.value)
  }

  watch(draft, schedule, { deep: true })
  watch(read, (now, before) => void (textOf(now) !== textOf(before) && follow()))
  onScopeDispose(() => {
    clearTimeout(timer)
    if (!isClean()) void save(copy(draft.value)).catch(() => undefined)
  })
  useSaveOnClose({ flush, isClean }, () => state.value.kind === 'failed')
  return { draft, state: readonly(state), flush, settle }
}

/** Sends what waits when the window closes or another page is wanted. After a failure the window asks whether to stay. */
function useSaveOnClose(draft: OpenDraft, hasFailed: () => boolean): void {
  onScopeDispose(addOpenDraft(draft))
  useEventListener(window, 'beforeunload', event => {
    if (hasFailed() && !draft.isClean()) event.preventDefault()
    void draft.flush()
  })
}

function copy<D>(value: D): D {
  return JSON.parse(JSON.stringify(value)) as D
}

function textOf(value: unknown): string {
  return JSON.stringify(value)
}
