/** @param line counted from 1; numbers outside the text mean its first or last line @returns offsets of its start and end */
export function findLineRange(text: string, line: number): { readonly start: number; readonly end: number } {
  const lines = text.split('\n')
  const at = Math.min(Math.max(line, 1), lines.length) - 1
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0)
  return { start, end: start + (lines[at]?.length ?? 0) }
}
