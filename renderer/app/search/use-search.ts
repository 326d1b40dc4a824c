import { ref, shallowRef, watch, type Component } from 'vue'
import { useRouter } from 'vue-router'
import { useAllMessages } from '#renderer/i18n/index.ts'

/** Whether the search is open. */
export const isSearchOpen = ref(false)

/** Opens the search by its keys, and marks the words on a page it has led to. Nothing of it is loaded before it is needed. */
export function useSearch(isAllowed: () => boolean) {
  const host = shallowRef<Component>()
  document.addEventListener('keydown', event => {
    if (!isSearchKey(event) || !isAllowed() || isSearchOpen.value) return
    event.preventDefault()
    isSearchOpen.value = true
  })
  watch(isSearchOpen, async isOpen => {
    if (!isOpen || host.value !== undefined) return
    const [{ default: found }] = await Promise.all([import('./SearchHost.vue'), useAllMessages()])
    host.value = found
  })
  useRouter().afterEach(async ({ query }) => {
    if (query['find'] !== undefined) (await import('#renderer/features/search/land-on-words.ts')).landOnWords(query)
  })
  return host
}

function isSearchKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !altKey
  return (
    key === '/' && !ctrlKey && !metaKey && !(target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]'))
  )
}
