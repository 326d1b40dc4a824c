import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { isSame, reconcileDraft, type KeptDraft } from '#common/domain/drafts/reconcile-draft.ts'
import { useSessionStore } from './session.store.ts'

const PREFIX = 'jmdi-draft:'

export interface Draft<T> {
  readonly draft: Ref<T>
  /** What was saved elsewhere meanwhile; while it is there, nothing is to be saved unasked. */
  readonly other: Readonly<ShallowRef<T | undefined>>
  /** Whether unsaved work was there from before a reload. */
  readonly isRestored: boolean
  /** The saved state that the draft was begun on. */
  readonly base: () => T
  /** A copy of the draft as it is now. */
  readonly snapshot: () => T
  /** Compares with what is saved now. @returns whether the draft may be saved; otherwise `other` is what was saved elsewhere */
  readonly compare: (saved: T) => boolean
  /** To call with what was saved: the draft is kept no longer than it differs. `sent` is the draft that was saved, which may have been tidied. */
  readonly markSaved: (saved: T, sent?: T) => void
  /** Answers a difference: the draft, as it is then, may replace what was saved elsewhere. */
  readonly resolve: (chosen: T) => void
  readonly forget: () => void
}

/** Keeps unsaved work of the present learner across a reload of this window, and no longer than the window lives. */
export function useDraft<T>(key: string, start: () => T): Draft<T> {
  const name = nameOf(key)
  const saved = start()
  const kept = readDraft<T>(name)
  const first = kept && reconcileDraft(kept, saved)
  const isRestored = kept !== undefined && first !== undefined && first.kind !== 'saved'
  const draft = ref(isRestored ? kept.draft : copy(saved)) as Ref<T>
  const other = shallowRef<T | undefined>(first?.kind === 'differs' ? first.other : undefined)
  let base = isRestored ? kept.base : copy(saved)
  const stop = watch(draft, keep, { deep: true })
  keep()

  function keep(): void {
    if (isSame(draft.value, base)) sessionStorage.removeItem(name)
    else writeDraft(name, { draft: draft.value, base })
  }

  function compare(now: T): boolean {
    const found = reconcileDraft({ draft: draft.value, base }, now)
    if (found.kind === 'differs') other.value = found.other
    if (found.kind === 'saved') markSaved(now, base)
    return found.kind !== 'differs'
  }

  function markSaved(now: T, sent?: T): void {
    if (sent !== undefined && isSame(draft.value, sent)) draft.value = copy(now)
    base = copy(now)
    other.value = undefined
    keep()
  }

  function resolve(chosen: T): void {
    if (other.value !== undefined) base = copy(other.value)
    other.value = undefined
    draft.value = copy(chosen)
    keep()
  }

  function forget(): void {
    stop()
    sessionStorage.removeItem(name)
  }

  return { draft, other, isRestored, base: () => base, snapshot: () => copy(draft.value), compare, markSaved, resolve, forget }
}

/** Whether unsaved work of the present learner is there from before a reload. */
export function hasDraft(key: string): boolean {
  return sessionStorage.getItem(nameOf(key)) !== null
}

function nameOf(key: string): string {
  return `${PREFIX}${useSessionStore().learnerId ?? 'nobody'}:${key}`
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function readDraft<T>(name: string): KeptDraft<T> | undefined {
  const text = sessionStorage.getItem(name)
  if (text === null) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null && 'draft' in kept && 'base' in kept ? (kept as KeptDraft<T>) : undefined
  } catch {
    return undefined
  }
}

/** A full session storage must not stop anyone from writing: the work is on the screen still. */
function writeDraft(name: string, value: KeptDraft<unknown>): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
