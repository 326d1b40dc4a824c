/** A study day as a moment of that date wherever it is read; `day` is `yyyy-mm-dd`. */
export function toNoon(day: string): string {
  return `${day}T12:00`
}

/** Whether a study day is the next one; study days begin at four in the morning. */
export function isTomorrow(day: string, now: Date): boolean {
  const next = new Date(now)
  next.setHours(next.getHours() - 4)
  next.setDate(next.getDate() + 1)
  return new Date(toNoon(day)).toDateString() === next.toDateString()
}
