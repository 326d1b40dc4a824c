const MINUTES_PER_HOUR = 60

/** @param minutes after midnight @returns the value of an `<input type="time">` */
export function formatTimeField(minutes: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${pad(Math.floor(minutes / MINUTES_PER_HOUR))}:${pad(minutes % MINUTES_PER_HOUR)}`
}

/** @returns minutes after midnight; undefined if the field is empty */
export function parseTimeField(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * MINUTES_PER_HOUR + Number(minutes)
}
