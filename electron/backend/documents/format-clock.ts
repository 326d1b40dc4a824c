const MINUTES_PER_HOUR = 60
const HOURS_PER_DAY = 24

/** `9:05` from minutes after midnight, in western digits in every language. */
export function formatClock(minutes: number): string {
  return `${Math.floor(minutes / MINUTES_PER_HOUR) % HOURS_PER_DAY}:${String(minutes % MINUTES_PER_HOUR).padStart(2, '0')}`
}
