import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { mergeDrafts } from '#common/domain/drafts/merge-drafts.ts'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'
import { dropKeptDraft, findKeptDraft, keepDraft } from './kept-drafts.ts'

export interface Revised<D> {
  readonly draft: D
  readonly revision: string
}

/** What another window saved where this draft was changed, too. */
export interface DraftDifference<D> {
  readonly saved: D
  /** Fields, or ids of list items, that differ. */
  readonly conflicts: readonly string[]
}

/** A draft, and what of it is saved. */
export interface TrackedDraft<D> {
  readonly draft: Ref<D>
  readonly other: ShallowRef<DraftDifference<D> | undefined>
  /** The saved state that the draft was begun on. */
  readonly base: ShallowRef<Revised<D>>
  /** What was saved last, as it was sent: the backend may have tidied it. */
  readonly sent: ShallowRef<D>
  /** The part of the draft that may be saved. */
  readonly savable: () => D
  /** Whether nothing is left to send. */
  readonly isClean: () => boolean
  /** Whether all of the draft is saved. */
  readonly isSaved: () => boolean
}

export function trackDraft<D>(key: string, read: () => Revised<D>, pick: (draft: D, saved: D) => D): TrackedDraft<D> {
  const kept = findKeptDraft(key) as { readonly draft: D; readonly base: Revised<D> } | undefined
  const base = shallowRef(kept?.base ?? read())
  const sent = shallowRef(copy(base.value.draft)) as ShallowRef<D>
  const draft = ref(copy(kept?.draft ?? base.value.draft)) as Ref<D>
  const other = shallowRef<DraftDifference<D>>()
  const savable = computed(() => pick(draft.value, base.value.draft))
  const isClean = computed(() => other.value === undefined && isSame(savable.value, sent.value))
  const isSaved = computed(() => isClean.value && isSame(savable.value, draft.value))
  return { draft, other, base, sent, savable: () => savable.value, isClean: () => isClean.value, isSaved: () => isSaved.value }
}

export function rebase<D>({ base, sent, other }: TrackedDraft<D>, now: Revised<D>, saved: D): void {
  base.value = now
  sent.value = copy(saved)
  other.value = undefined
}

/** Takes in what was saved elsewhere: what nobody changed here is replaced, and what both changed is asked about. */
export function adopt<D>(tracked: TrackedDraft<D>, now: Revised<D>): void {
  const { draft, base, other, sent } = tracked
  if (isSame(now.draft, base.value.draft)) return rebase(tracked, now, sent.value)
  if (tracked.isSaved()) {
    draft.value = copy(now.draft)
    return rebase(tracked, now, now.draft)
  }
  const merged = mergeDrafts(base.value.draft, getOwn(tracked), now.draft)
  if (merged.conflicts.length > 0) other.value = { saved: now.draft, conflicts: merged.conflicts }
  else takeOver(tracked, now, merged.draft)
}

/** Answers a difference. */
export function settle<D>(tracked: TrackedDraft<D>, now: Revised<D>, prefer: 'mine' | 'theirs'): void {
  takeOver(tracked, now, mergeDrafts(tracked.base.value.draft, getOwn(tracked), now.draft, prefer).draft)
}

function takeOver<D>(tracked: TrackedDraft<D>, now: Revised<D>, merged: D): void {
  tracked.draft.value = copy(merged)
  rebase(tracked, now, now.draft)
}

/** The draft without what only the backend has tidied since. */
function getOwn<D>({ draft, base, sent }: TrackedDraft<D>): D {
  return mergeDrafts(sent.value, copy(draft.value), base.value.draft).draft
}

/** Keeps the draft while the window lives, as long as it is not saved whole. */
export function keep<D>(key: string, { draft, base, isSaved }: TrackedDraft<D>): void {
  if (isSaved()) dropKeptDraft(key)
  else keepDraft(key, { draft: copy(draft.value), base: base.value })
}

export function copy<D>(value: D): D {
  return JSON.parse(JSON.stringify(value)) as D
}
