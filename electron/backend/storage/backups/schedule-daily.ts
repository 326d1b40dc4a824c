/** The first check waits until the start of the program is over. */
const FIRST_CHECK_MS = 20_000
/** How often a program that stays open checks whether a day has passed. */
const CHECK_INTERVAL_MS = 60 * 60 * 1000

/** Checks regularly whether the daily backup is due. Does not keep the process alive. Returns a function that stops it. */
export function scheduleDaily(check: () => Promise<void>): () => void {
  const first = setTimeout(() => void check(), FIRST_CHECK_MS).unref()
  const later = setInterval(() => void check(), CHECK_INTERVAL_MS).unref()
  return () => {
    clearTimeout(first)
    clearInterval(later)
  }
}
