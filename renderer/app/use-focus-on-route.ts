import { nextTick } from 'vue'
import { useRouter } from 'vue-router'

/** After a change of page the focus goes to its heading, so that a reader says where one is. The heading may come later than the page. */
export function useFocusOnRoute(onChange: () => void): void {
  const router = useRouter()
  let waiting: MutationObserver | undefined

  router.afterEach(async (to, from) => {
    onChange()
    if (from.matched.length === 0 || to.path === from.path) return
    waiting?.disconnect()
    await nextTick()
    const page = document.getElementById('page')
    if (page === null) return
    if (!focusHeading(page)) page.focus({ preventScroll: true })
    // The heading may still be that of the page before, of the same kind: it goes when this one has been read.
    waiting = new MutationObserver(() => {
      const at = document.activeElement
      if (at === page || at === document.body) focusHeading(page)
      else if (at?.matches('h1') !== true) waiting?.disconnect()
    })
    waiting.observe(page, { childList: true, subtree: true })
  })
}

/** One that stands in while the page is read takes no focus. */
function focusHeading(page: HTMLElement): boolean {
  const heading = page.querySelector<HTMLElement>('h1[tabindex]')
  heading?.focus({ preventScroll: true })
  return heading !== null
}
