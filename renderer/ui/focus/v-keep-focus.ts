import type { Directive } from 'vue'

/** What can take the focus without being typed into: a key that was meant for a button must not end up in a text. */
const CANDIDATES =
  'a[href], button, summary, select, input:is([type=checkbox], [type=radio]), [tabindex]:not([tabindex="-1"]):not(input, textarea)'
/** On a list: who did one thing to an entry does the same to the next, such as approving posts. */
const SAME_AGAIN = '[data-focus-next=same]'

interface Place {
  readonly element: HTMLElement
  readonly words: string
  /** What it stands in, the innermost first, each with the number of candidates in it that stand before the element. */
  readonly around: readonly { readonly box: HTMLElement; readonly before: number }[]
}

/**
 * Inside the element, the focus is not lost with a button that its own action removes or disables: it goes to what stands there now, else to
 * the nearest before. A component that sets the focus itself has its way.
 */
export const vKeepFocus: Directive<HTMLElement> = {
  mounted: root => void keepers.set(root, keepFocus(root)),
  unmounted: root => keepers.get(root)?.(),
}

const keepers = new WeakMap<HTMLElement, () => void>()

function keepFocus(root: HTMLElement): () => void {
  const stop = new AbortController()
  let place: Place | undefined
  let hasMoved = false
  const note = (): void => {
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && activeElement !== root && root.contains(activeElement))
      place = notePlace(root, activeElement)
  }
  const isLost = (element: HTMLElement): boolean => !element.isConnected || element.matches(':disabled')
  const observer = new MutationObserver(() => {
    if (place === undefined || !isLost(place.element)) return
    const lost = place
    place = undefined
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body && activeElement !== lost.element) return
    hasMoved = true
    findNext(lost, root).focus({ preventScroll: true })
  })
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  root.addEventListener('focusin', note, stop)
  root.addEventListener('click', note, { capture: true, ...stop })
  const forgetIfLeft = (): void => {
    if (place?.element.isConnected === true && document.activeElement !== place.element) place = undefined
  }
  // A browser may say that a button is left before it has removed it.
  root.addEventListener('focusout', () => queueMicrotask(forgetIfLeft), stop)
  // A key that is still held would press what now has the focus.
  root.addEventListener('keydown', event => hasMoved && event.repeat && event.preventDefault(), { capture: true, ...stop })
  root.addEventListener('keyup', () => (hasMoved = false), { capture: true, ...stop })
  return () => {
    observer.disconnect()
    stop.abort()
  }
}

function notePlace(root: HTMLElement, element: HTMLElement): Place {
  const all = listCandidates(root).filter(one => (one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  const around: Place['around'][number][] = []
  for (let box = element.parentElement; box !== null; box = box === root ? null : box.parentElement) {
    const own = box
    around.push({ box: own, before: all.filter(one => own.contains(one)).length })
  }
  return { element, words: wordsOf(element), around }
}

function findNext({ words, around }: Place, root: HTMLElement): HTMLElement {
  const here = around.filter(({ box }) => box.isConnected && root.contains(box))
  const list = here.find(({ box }) => box.matches(SAME_AGAIN))
  const same = list && listCandidates(list.box).filter(one => wordsOf(one) === words)
  const next =
    list &&
    listCandidates(list.box)
      .slice(list.before)
      .find(one => same?.includes(one))
  if (next ?? same?.at(-1)) return next ?? same?.at(-1) ?? root
  for (const { box, before } of here) {
    const all = listCandidates(box)
    const found = all[Math.min(box.matches('li') ? 0 : before, all.length - 1)]
    if (found !== undefined) return found
  }
  return root
}

/** The words of a button; what names an entry in its label differs in each. */
const wordsOf = (element: HTMLElement): string => `${element.tagName} ${element.textContent.trim()}`

function listCandidates(box: HTMLElement): readonly HTMLElement[] {
  // Older browsers are not asked.
  const isSeen = (one: HTMLElement): boolean => !('checkVisibility' in one) || one.checkVisibility()
  return [...box.querySelectorAll<HTMLElement>(CANDIDATES)].filter(
    one => !one.matches(':disabled, [tabindex="-1"]') && one.closest('[inert], [aria-hidden=true]') === null && isSeen(one),
  )
}
