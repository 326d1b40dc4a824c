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

/** Characters of a line on the wall, and lines under the heading of a chart. */
const LINE = 62
export const WALL_LINES = 11

/** How many lines a text takes on the wall, its own space beneath included. */
export function wallLines(text: string): number {
  return Math.max(1, Math.ceil(text.length / LINE)) + 0.5
}
