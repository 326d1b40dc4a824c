import { onClickOutside, onKeyStroke } from '@vueuse/core'
import { ref, type Ref } from 'vue'

export interface Disclosure {
  readonly isOpen: Ref<boolean>
  readonly close: () => void
}

/** A leaf that a button opens: Escape closes it and gives the focus back, a click elsewhere closes it. */
export function useDisclosure(root: Readonly<Ref<HTMLElement | null>>): Disclosure {
  const isOpen = ref(false)

  function close(): void {
    isOpen.value = false
  }

  onClickOutside(root, close)
  onKeyStroke('Escape', () => {
    if (!isOpen.value) return
    close()
    root.value?.querySelector('button')?.focus()
  })
  return { isOpen, close }
}
