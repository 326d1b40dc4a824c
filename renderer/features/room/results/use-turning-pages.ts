import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Long enough to read a page aloud. */
const PAGE_MS = 12_000

/** The page of a list that is too long for the wall: the next one comes by itself, round and round. */
export function useTurningPages(pages: () => number): Readonly<Ref<number>> {
  const page = ref(0)
  const timer = setInterval(() => (page.value = (page.value + 1) % Math.max(1, pages())), PAGE_MS)
  watch(pages, count => (page.value = Math.min(page.value, Math.max(0, count - 1))))
  onScopeDispose(() => clearInterval(timer))
  return page
}
