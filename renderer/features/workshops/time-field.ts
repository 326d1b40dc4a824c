const MINUTES_PER_HOUR = 60

/** Minutes after midnight as a time field holds them. */
export function timeOf(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`
}

/** Undefined: the field is empty. */
export function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * MINUTES_PER_HOUR + Number(minutes)
}
