import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, watch, type Ref, type ShallowRef } from 'vue'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'
import type { ActionState } from '#renderer/state/action.ts'
import { createSaver } from './create-saver.ts'
import { dropKeptDraft, hasKeptDraft } from './kept-drafts.ts'
import { registerOpenDraft, type OpenDraft } from './open-drafts.ts'
import { adopt, copy, keep, rebase, settle, trackDraft, type DraftDifference, type Revised, type TrackedDraft } from './tracked-draft.ts'

/** Long enough to finish a word, short enough that nobody waits for it. */
const DEBOUNCE_MS = 600

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
  const readNow = (): Revised<D> => ({ draft: copy(read()), revision: revision() })
  const isRestored = hasKeptDraft(key)
  const tracked = trackDraft(key, readNow, pick)
  const { draft, other, isClean, isSaved } = tracked
  const { action, isRunning, saveAll } = createSaver(tracked, readNow, save)
  const state = computed((): ActionState => (action.value.kind === 'done' && !isSaved() ? { kind: 'idle' } : action.value))
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule(): void {
    keep(key, tracked)
    clearTimeout(timer)
    if (!isClean() && other.value === undefined) timer = setTimeout(() => void flush(), DEBOUNCE_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    await saveAll()
    keep(key, tracked)
  }

  function resolve(prefer: 'mine' | 'theirs'): void {
    settle(tracked, readNow(), prefer)
    void flush()
  }

  function sync(): void {
    if (!isClean()) void flush()
    else if (!isRunning() && isSaved() && !isSame(read(), tracked.sent.value)) {
      draft.value = copy(read())
      rebase(tracked, readNow(), read())
    }
  }

  function takeIn(): void {
    if (!isRunning()) adopt(tracked, readNow())
    schedule()
  }

  watch(draft, schedule, { deep: true })
  watch(
    () => [read(), revision()] as const,
    (now, before) => void (!isSame(now, before) && takeIn()),
  )
  if (isRestored) takeIn()
  onScopeDispose(() => clearTimeout(timer))
  saveOnLeave(key, tracked, save)
  useSaveOnClose({ flush, isClean, failure: () => (action.value.kind === 'failed' ? action.value.code : undefined) })
  return { draft, state, other, resolve, flush, sync }
}

function saveOnLeave<D>(key: string, tracked: TrackedDraft<D>, save: AutosaveOptions<D>['save']): void {
  onScopeDispose(() => {
    keep(key, tracked)
    if (tracked.isClean() || tracked.other.value !== undefined) return
    const sending = copy(tracked.savable())
    const isWhole = isSame(sending, tracked.draft.value)
    void save(sending, tracked.base.value.revision).then(
      () => isWhole && dropKeptDraft(key),
      () => undefined,
    )
  })
}

/** Saves pending changes when the window closes, which stays open as long as they are not on the disk, or another page is opened. */
function useSaveOnClose(draft: OpenDraft): void {
  onScopeDispose(registerOpenDraft(draft))
  useEventListener(window, 'beforeunload', event => {
    if (!draft.isClean()) event.preventDefault()
    void draft.flush()
  })
}
