import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

const TEXT_INPUTS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'

/**
 * The keys 1 to 9 choose an answer. They act inside the question; with the focus on no control, on the only question of
 * the page.
 */
export function useNumberKeys(root: Readonly<Ref<HTMLElement | null>>, choose: (place: number) => void): void {
  useEventListener(document, 'keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.matches(TEXT_INPUTS) || !isMeant(root.value, target)) return
    event.preventDefault()
    choose(Number(event.key) - 1)
  })
}

function isMeant(fieldset: HTMLElement | null, target: Element): boolean {
  const form = fieldset?.closest('form')
  if (form?.contains(target)) return true
  const isAlone = document.querySelectorAll('form fieldset').length === 1
  return isAlone && !target.closest('a, button, [role=dialog]')
}
