import { onBeforeUnmount, ref, type Ref } from 'vue'

/** Time to see that it was the wrong one. */
const UNDO_MS = 15_000

export interface Removable {
  /** What is hidden and not gone yet. */
  readonly hidden: Readonly<Ref<string | undefined>>
  readonly hide: (id: string) => void
  readonly undo: () => void
  readonly commit: () => void
}

/** Takes something away that can be brought back for a while: until then it is only hidden, so nothing of it is lost. */
export function useRemovable(remove: (id: string) => void): Removable {
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

  onBeforeUnmount(commit)
  return { hidden, hide, undo, commit }
}
