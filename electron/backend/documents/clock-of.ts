const MINUTES_PER_HOUR = 60
const HOURS_PER_DAY = 24

/** `9:05` of minutes after midnight; on every paper in western digits, as on the certificate. */
export function clockOf(minutes: number): string {
  return `${Math.floor(minutes / MINUTES_PER_HOUR) % HOURS_PER_DAY}:${String(minutes % MINUTES_PER_HOUR).padStart(2, '0')}`
}
