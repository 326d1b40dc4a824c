const FRAME = /^\s+at .*?([\w.-]+\.[cm]?js:\d+:\d+)/
const KIND = /^(?:Uncaught )?(\w*Error)\b/
const MOST_FRAMES = 12

/** Keeps the kind and the stack of a printed error. Its message is dropped, because it may contain what somebody typed. */
export function extractStackFrames(printed: string): string {
  const lines = printed.split('\n').map(line => (KIND.exec(line) ?? FRAME.exec(line))?.[1])
  return lines
    .filter(line => line !== undefined)
    .slice(0, MOST_FRAMES)
    .join(' < ')
}
