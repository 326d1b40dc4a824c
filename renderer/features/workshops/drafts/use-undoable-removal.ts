import { inject, onBeforeUnmount, ref, type InjectionKey, type Ref } from 'vue'
import { registerRemoval } from './open-drafts.ts'

/** Time to notice a mistake. */
const UNDO_MS = 15_000

export interface UndoableRemoval {
  /** The id that is hidden, but not removed yet. */
  readonly hidden: Readonly<Ref<string | undefined>>
  readonly hide: (id: string) => void
  readonly undo: () => void
  readonly commit: () => void
}

/** Whether the part of the page around goes only because it is hidden and may come back: with all that was in it, as before. */
export const HIDDEN_PARTS: InjectionKey<() => boolean> = Symbol('hidden parts')

/** A removal that can be undone for a while: the item is only hidden until then, so nothing is lost. */
export function useUndoableRemoval(remove: (id: string) => void): UndoableRemoval {
  const hidden = ref<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function commit(): void {
    clearTimeout(timer)
    const id = hidden.value
    hidden.value = undefined
    if (id !== undefined) remove(id)
  }

  function hide(id: string): void {
    commit()
    hidden.value = id
    timer = setTimeout(commit, UNDO_MS)
  }

  function undo(): void {
    clearTimeout(timer)
    hidden.value = undefined
  }

  const unregister = registerRemoval(commit)
  const isKept = inject(HIDDEN_PARTS, () => false)
  onBeforeUnmount(() => {
    unregister()
    if (isKept()) undo()
    else commit()
  })
  return { hidden, hide, undo, commit }
}
