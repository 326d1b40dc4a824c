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
    if (page === null || focusHeading(page)) return
    page.focus({ preventScroll: true })
    waiting = new MutationObserver(() => {
      const isElsewhere = document.activeElement !== page && document.activeElement !== document.body
      if (isElsewhere || focusHeading(page)) waiting?.disconnect()
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
