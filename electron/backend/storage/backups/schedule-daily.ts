/** The first look comes when the start is done, in milliseconds. */
const FIRST_LOOK = 20_000
/** A program that is never closed looks so often whether a day has passed, in milliseconds. */
const LOOK_EVERY = 60 * 60 * 1000

/** Looks now and then whether the backup of the day is due; keeps no process alive. Returns what ends it. */
export function scheduleDaily(look: () => Promise<void>): () => void {
  const first = setTimeout(() => void look(), FIRST_LOOK).unref()
  const later = setInterval(() => void look(), LOOK_EVERY).unref()
  return () => {
    clearTimeout(first)
    clearInterval(later)
  }
}
