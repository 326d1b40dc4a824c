export interface Place {
  readonly left: number
  readonly top: number
}

/** By then a page that is still shorter than it was stays so. */
const GIVE_UP_MS = 5_000
const OWN_MOVES = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const

/**
 * Waits until the page that one comes back to is long enough for the place one left: its content is read again.
 * @returns the place; false: the person has moved on in the meantime.
 */
export function restorePlace(place: Place): Promise<Place | false> {
  const isLongEnough = (): boolean => document.documentElement.scrollHeight - innerHeight >= place.top
  if (isLongEnough()) return Promise.resolve(place)
  return new Promise(resolve => {
    const listening = new AbortController()
    const observer = new MutationObserver(() => isLongEnough() && settle(place))
    const timer = setTimeout(() => settle(place), GIVE_UP_MS)
    const settle = (found: Place | false): void => {
      observer.disconnect()
      listening.abort()
      clearTimeout(timer)
      resolve(found)
    }
    observer.observe(document.body, { childList: true, subtree: true })
    for (const move of OWN_MOVES) addEventListener(move, () => settle(false), { signal: listening.signal, passive: true })
  })
}
