/** Parts a list into pages that hold `capacity` lines each; what is longer than a page has one of its own. */
export function pagesOf<T>(items: readonly T[], linesOf: (item: T) => number, capacity: number): readonly (readonly T[])[] {
  const pages: T[][] = []
  let left = 0
  for (const item of items) {
    const lines = linesOf(item)
    const page = pages.at(-1)
    if (page === undefined || lines > left) pages.push([item])
    else page.push(item)
    left = (page === undefined || lines > left ? capacity : left) - lines
  }
  return pages
}

/** Characters of a line on the wall beside a count of votes, and lines under the heading of a chart, the page's number left out. */
const LINE = 54
export const WALL_LINES = 10

/** Characters of the label of a bar, and lines that labels may have before they have to be cut, and as long as they can be set large. */
const LABEL = 34
const MANY_LINES = 8
const FEW_LINES = 4

/** How much there is to set beside bars on the wall. */
export function fitOf(labels: readonly string[]): 'roomy' | 'usual' | 'tight' {
  const lines = labels.reduce((sum, label) => sum + Math.max(1, Math.ceil(label.replace(/<[^>]*>/g, '').length / LABEL)), 0)
  if (lines > MANY_LINES) return 'tight'
  return lines <= FEW_LINES && lines === labels.length ? 'roomy' : 'usual'
}

/** How many lines a text takes on the wall, its own space beneath included. */
export function wallLines(text: string): number {
  return Math.max(1, Math.ceil(text.length / LINE)) + 0.5
}
