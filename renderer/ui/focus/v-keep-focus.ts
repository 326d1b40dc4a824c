import type { Directive } from 'vue'

/** On a list: who has just done one thing to an entry does the same to the next, such as approving posts. */
const SAME_AGAIN = '[data-focus-next=same]'
/** What has a name or a place of its own, so that a screen reader says where the focus is, and Tab goes on from there. */
const PLACES = 'li, section, article, fieldset, form, dialog, [role=region], [role=group], [role=tabpanel]'
/** So long after a press what goes is taken for its effect, and not for somebody else's doing. */
const OWN_WITHIN_MS = 5000

interface Place {
  readonly element: HTMLElement
  readonly words: string
  /** What it stands in, the innermost first, each with the number of buttons in it that stand before the element. */
  readonly around: readonly { readonly box: HTMLElement; readonly before: number }[]
}

/**
 * Inside the element, the focus is not lost with a button that is removed or disabled: it goes to the place where that stood, and never
 * to a button, which the next key would press unseen; except in a list that says `data-focus-next="same"`, to the same button of the next
 * entry, when it was pressed here. A component that sets the focus itself has its way.
 */
export const vKeepFocus: Directive<HTMLElement> = {
  mounted: root => void keepers.set(root, keepFocus(root)),
  unmounted: root => keepers.get(root)?.(),
}

const keepers = new WeakMap<HTMLElement, () => void>()

function keepFocus(root: HTMLElement): () => void {
  const stop = new AbortController()
  let place: Place | undefined
  let pressed: { readonly element: Element; readonly at: number } | undefined
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
    const isOwn = pressed?.element === lost.element && performance.now() - pressed.at < OWN_WITHIN_MS
    focusPlace((isOwn ? findSame(lost, root) : undefined) ?? findPlace(lost, root))
  })
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  root.addEventListener('focusin', note, stop)
  const press = (): void => {
    note()
    pressed = place && { element: place.element, at: performance.now() }
  }
  root.addEventListener('click', press, { capture: true, ...stop })
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
  const all = listButtons(root).filter(one => (one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  const around: Place['around'][number][] = []
  for (let box = element.parentElement; box !== null; box = box === root ? null : box.parentElement) {
    const own = box
    around.push({ box: own, before: all.filter(one => own.contains(one)).length })
  }
  return { element, words: wordsOf(element), around }
}

function findPlace({ around }: Place, root: HTMLElement): HTMLElement {
  return around.find(({ box }) => box.matches(PLACES) && box.isConnected && root.contains(box))?.box ?? root
}

function findSame({ words, around }: Place, root: HTMLElement): HTMLElement | undefined {
  const list = around.find(({ box }) => box.matches(SAME_AGAIN) && box.isConnected && root.contains(box))
  if (list === undefined) return undefined
  const all = listButtons(list.box)
  const isSame = (one: HTMLElement): boolean => wordsOf(one) === words
  return all.slice(list.before).find(isSame) ?? all.findLast(isSame)
}

function focusPlace(element: HTMLElement): void {
  if (!element.matches('a[href], button, [tabindex]')) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

/** The words of a button; what names an entry in its label differs in each. */
const wordsOf = (element: HTMLElement): string => `${element.tagName} ${element.textContent.trim()}`

function listButtons(box: HTMLElement): readonly HTMLElement[] {
  // Older browsers are not asked.
  const isSeen = (one: HTMLElement): boolean => !('checkVisibility' in one) || one.checkVisibility()
  return [...box.querySelectorAll<HTMLElement>('button')].filter(
    one => !one.matches(':disabled, [tabindex="-1"]') && one.closest('[inert], [aria-hidden=true]') === null && isSeen(one),
  )
}
