import { reactive, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

/**
 * What a list is filtered by, kept in the page's address: Back finds it again.
 * @returns a text for each name; empty: not in the address.
 */
export function useQuery<K extends string>(...names: readonly K[]): Record<K, string> {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  const read = (): Record<K, string> => Object.fromEntries(names.map(name => [name, firstOf(route.query[name])])) as Record<K, string>
  const texts = reactive(read()) as Record<K, string>

  watch(texts, () => {
    const query: LocationQuery = { ...route.query }
    for (const name of names) {
      if (texts[name] === '') delete query[name]
      else query[name] = texts[name]
    }
    if (route.path === path) void router.replace({ query })
  })
  watch(
    () => route.query,
    () => route.path === path && Object.assign(texts, read()),
  )
  return texts
}

function firstOf(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
