import { useEventListener } from '@vueuse/core'
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { mergeDrafts } from '#common/domain/drafts/merge-drafts.ts'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import type { ActionState } from '#renderer/state/action.ts'
import { dropKeptDraft, findKeptDraft, keepDraft } from './kept-drafts.ts'
import { registerOpenDraft, type OpenDraft } from './open-drafts.ts'

/** Long enough to finish a word, short enough that nobody waits for it. */
const DEBOUNCE_MS = 600

/** What another window saved where this draft was changed, too. */
export interface DraftDifference<D> {
  readonly saved: D
  /** Fields, or ids of list items, that differ. */
  readonly conflicts: readonly string[]
}

export interface Autosave<D> {
  readonly draft: Ref<D>
  /** `done` only while everything in the draft is saved. */
  readonly state: Readonly<Ref<ActionState>>
  /** While it is there, nothing is saved unasked. */
  readonly other: Readonly<ShallowRef<DraftDifference<D> | undefined>>
  /** Answers a difference. */
  readonly resolve: (prefer: 'mine' | 'theirs') => void
  /** Saves pending changes now; also retries a failed save. */
  readonly flush: () => Promise<void>
  /** To call when a field loses focus: saves pending changes, or else loads the backend's version of the draft. */
  readonly sync: () => void
}

interface AutosaveOptions<D> {
  /** Under which unsaved work is kept while the window lives. */
  readonly key: string
  /** The saved state, as a draft. */
  readonly read: () => D
  /** The revision of the saved state. */
  readonly revision: () => string
  /** The part of the draft that may be saved: what is incomplete or too long stays as it was saved. */
  readonly pick?: (draft: D, saved: D) => D
  /** Fails with `conflict` where the saved state is not of this revision any more. */
  readonly save: (draft: D, revision: string) => Promise<void>
}

/** Saves a draft automatically, one save at a time, shortly after each change and when its page is left. */
export function useAutosave<D>({ key, read, revision, pick = draft => draft, save }: AutosaveOptions<D>): Autosave<D> {
  const kept = findKeptDraft(key)
  const readNow = (): { readonly draft: D; readonly revision: string } => ({ draft: copy(read()), revision: revision() })
  /** The saved state that the draft was begun on. */
  let base = kept === undefined ? readNow() : (kept.base as ReturnType<typeof readNow>)
  /** What was saved last, as it was sent: the backend may have tidied it. */
  let sent = copy(base.draft)
  const draft = ref(copy(kept === undefined ? base.draft : (kept.draft as D))) as Ref<D>
  const action = ref<ActionState>({ kind: 'idle' })
  const other = shallowRef<DraftDifference<D>>()
  /** Counts what `base` and `sent` depend on, which are not reactive. */
  const step = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined

  const getSavable = (): D => pick(draft.value, base.draft)
  const isClean = (): boolean => other.value === undefined && isSame(getSavable(), sent)
  const isSaved = (): boolean => isClean() && isSame(getSavable(), draft.value)
  const isWaiting = (): boolean => other.value !== undefined || action.value.kind === 'failed'
  const state = computed((): ActionState => {
    void step.value
    return action.value.kind === 'done' && !isSaved() ? { kind: 'idle' } : action.value
  })

  function rebase(now: ReturnType<typeof readNow>, saved: D): void {
    base = now
    sent = copy(saved)
    other.value = undefined
    step.value += 1
  }

  function keep(): void {
    if (isSaved()) dropKeptDraft(key)
    else keepDraft(key, { draft: copy(draft.value), base })
  }

  function schedule(): void {
    keep()
    clearTimeout(timer)
    if (!isClean() && other.value === undefined) timer = setTimeout(() => void flush(), DEBOUNCE_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running !== undefined) await running
    if (action.value.kind === 'failed') action.value = { kind: 'idle' }
    while (!isClean() && !isWaiting()) await (running ??= saveNow())
    keep()
  }

  async function saveNow(): Promise<void> {
    action.value = { kind: 'running' }
    const sending = copy(getSavable())
    const before = base.revision
    try {
      await save(sending, before)
      // Let the response arrive through the props before anything is compared with it.
      await nextTick()
      rebase(readNow(), sending)
      action.value = { kind: 'done' }
    } catch (error) {
      const code = toErrorCode(error)
      await nextTick()
      if (code === 'conflict') adopt()
      action.value = code === 'conflict' && base.revision !== before ? { kind: 'idle' } : { kind: 'failed', code }
      if (other.value !== undefined) action.value = { kind: 'idle' }
    }
    running = undefined
    if (action.value.kind === 'done') schedule()
  }

  /** Takes in what was saved elsewhere: what nobody changed here is replaced, and what both changed is asked about. */
  function adopt(): void {
    const now = readNow()
    if (isSame(now.draft, base.draft)) {
      rebase(now, sent)
    } else if (isSaved()) {
      draft.value = copy(now.draft)
      rebase(now, now.draft)
    } else {
      const merged = mergeDrafts(base.draft, getOwn(), now.draft)
      if (merged.conflicts.length > 0) other.value = { saved: now.draft, conflicts: merged.conflicts }
      else takeOver(merged.draft, now)
    }
    keep()
  }

  /** The draft without what only the backend has tidied since. */
  function getOwn(): D {
    return mergeDrafts(sent, copy(draft.value), base.draft).draft
  }

  function takeOver(merged: D, now: ReturnType<typeof readNow>): void {
    draft.value = copy(merged)
    rebase(now, now.draft)
    schedule()
  }

  function resolve(prefer: 'mine' | 'theirs'): void {
    const now = readNow()
    takeOver(mergeDrafts(base.draft, getOwn(), now.draft, prefer).draft, now)
    void flush()
  }

  function sync(): void {
    if (!isClean()) return void flush()
    if (running !== undefined || !isSaved() || isSame(read(), sent)) return
    draft.value = copy(read())
    rebase(readNow(), read())
  }

  watch(draft, schedule, { deep: true })
  watch(
    () => [read(), revision()] as const,
    (now, before) => void (running === undefined && !isSame(now, before) && adopt()),
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    keep()
    if (isClean() || other.value !== undefined) return
    const isWhole = isSame(getSavable(), draft.value)
    void save(copy(getSavable()), base.revision).then(
      () => isWhole && dropKeptDraft(key),
      () => undefined,
    )
  })
  if (kept !== undefined) adopt()
  if (kept !== undefined) schedule()
  useSaveOnClose({ flush, isClean, failure: () => (action.value.kind === 'failed' ? action.value.code : undefined) })
  return { draft, state, other, resolve, flush, sync }
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
