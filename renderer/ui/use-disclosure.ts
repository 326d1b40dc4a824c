import { onScopeDispose, ref, watch, type Ref } from 'vue'

export interface Disclosure {
  readonly isOpen: Ref<boolean>
  readonly close: () => void
}

/** A panel that a button opens: Escape closes it and gives the focus back, a click elsewhere closes it. */
export function useDisclosure(root: Readonly<Ref<HTMLElement | null>>): Disclosure {
  const isOpen = ref(false)
  // Not by VueUse: the first screen would load all of it that any screen uses.
  let stop: AbortController | undefined

  function close(): void {
    isOpen.value = false
  }

  function onClick({ target }: Event): void {
    if (!(target instanceof Node) || root.value?.contains(target) !== true) close()
  }

  function onKeyDown({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return
    close()
    root.value?.querySelector('button')?.focus()
  }

  watch(isOpen, open => {
    stop?.abort()
    if (!open) return
    stop = new AbortController()
    document.addEventListener('click', onClick, { signal: stop.signal, capture: true })
    document.addEventListener('keydown', onKeyDown, { signal: stop.signal })
  })
  onScopeDispose(() => stop?.abort())
  return { isOpen, close }
}
