/** Runs `work` after a pause, when the page has nothing else to do; Safari has no idle callback: there the pause must do. Returns what calls it off. */
export function whenIdle(work: () => void, pauseMs: number): () => void {
  let request: number | undefined
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') request = requestIdleCallback(work)
    else work()
  }, pauseMs)
  return () => {
    clearTimeout(timer)
    if (request !== undefined) cancelIdleCallback(request)
  }
}

const SHORTEST_MS = 150
const LONGEST_MS = 600

/** How long to leave a page just drawn to a click, in milliseconds: longer on a machine that took long to draw its first page. */
export function firstClickPause(): number {
  const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, firstPaint / 2))
}
