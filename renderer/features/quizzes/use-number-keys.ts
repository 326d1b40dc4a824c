import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'

const TEXT_INPUTS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'

/**
 * The keys 1 to 9 choose an answer: within the question that has the focus, or, if no control has it, in the only
 * question of the page.
 */
export function useNumberKeys(root: Readonly<Ref<HTMLElement | null>>, choose: (index: number) => void): void {
  useEventListener(document, 'keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.matches(TEXT_INPUTS) || !isTargeted(root.value, target)) return
    event.preventDefault()
    choose(Number(event.key) - 1)
  })
}

function isTargeted(fieldset: HTMLElement | null, target: Element): boolean {
  const form = fieldset?.closest('form')
  if (form?.contains(target)) return true
  const isOnlyQuestion = document.querySelectorAll('form fieldset').length === 1
  return isOnlyQuestion && !target.closest('a, button, [role=dialog]')
}
