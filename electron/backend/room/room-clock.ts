import { uptime } from 'node:os'

const SECOND_MS = 1000

/**
 * The time of a room: the laptop's time when the room was opened and what has passed since. Setting the laptop's clock moves no timer
 * and no session; a laptop that slept has its time. @param elapsedMs milliseconds since any fixed moment
 */
export function startRoomClock(elapsedMs: () => number = () => uptime() * SECOND_MS, now: () => number = Date.now): () => Date {
  const [openedAt, startedAt] = [now(), elapsedMs()]
  return () => new Date(openedAt + elapsedMs() - startedAt)
}
