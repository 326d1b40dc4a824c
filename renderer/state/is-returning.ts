let isBack = false
addEventListener('popstate', ({ state }) => (isBack = state !== null))

/** Whether the page that opens now is come back to, with Back or Forward: it shows the place one left, not the one a link led to. */
export function isReturning(): boolean {
  return isBack
}

/** The page has opened. */
export function endReturn(): void {
  isBack = false
}
