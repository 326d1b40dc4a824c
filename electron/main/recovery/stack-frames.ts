const FRAME = /^\s+at .*?([\w.-]+\.[cm]?js:\d+:\d+)/
const KIND = /^(?:Uncaught )?(\w*Error)\b/
const MOST_FRAMES = 12

/** Of an error printed by a program only its kind and where it arose: its message may hold what a person typed. */
export function framesOf(printed: string): string {
  const lines = printed.split('\n').map(line => (KIND.exec(line) ?? FRAME.exec(line))?.[1])
  return lines
    .filter(line => line !== undefined)
    .slice(0, MOST_FRAMES)
    .join(' < ')
}
