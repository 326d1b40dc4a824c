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
