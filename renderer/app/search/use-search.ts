import { onScopeDispose, shallowRef, watch, type Component } from 'vue'
import { useRouter } from 'vue-router'
import { isSearchOpen } from './is-search-open.ts'
import { useApi } from '#renderer/api/index.ts'
import { beginTyping, typeAhead } from '#renderer/features/search/typed-ahead.ts'
import { whenIdle } from '#renderer/ui/when-idle.ts'
import { useAllMessages } from '#renderer/i18n/index.ts'

/** Long after the first screen: the index is read, or made, while nobody waits for it. */
const PREPARE_AFTER_MS = 8_000

/** Opens the search by its keys, and marks the words on a page it has led to. Nothing of it is loaded before it is needed. */
export function useSearch(isAllowed: () => boolean) {
  const host = shallowRef<Component>()
  document.addEventListener('keydown', event => {
    if (isSearchOpen.value) return typeAhead(event)
    if (!isSearchKey(event) || !isAllowed()) return
    event.preventDefault()
    isSearchOpen.value = true
  })
  watch(isSearchOpen, isOpen => isOpen && beginTyping(), { flush: 'sync' })
  watch(isSearchOpen, async isOpen => {
    if (!isOpen || host.value !== undefined) return
    const [{ default: found }] = await Promise.all([import('./SearchHost.vue'), useAllMessages()])
    host.value = found
  })
  onScopeDispose(
    whenIdle(
      () =>
        isAllowed() &&
        void useApi()
          .call('search.prepare')
          .catch(() => undefined),
      PREPARE_AFTER_MS,
    ),
  )
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
