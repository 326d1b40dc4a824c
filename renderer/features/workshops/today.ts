/** The day on this computer's calendar, as workshops keep it: yyyy-mm-dd. */
export function today(now: Date = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
