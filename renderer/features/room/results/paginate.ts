/** Splits a list into pages of at most `capacity` lines; an item longer than that gets a page of its own. */
export function paginate<T>(items: readonly T[], countLines: (item: T) => number, capacity: number): readonly (readonly T[])[] {
  const pages: T[][] = []
  let linesLeft = 0
  for (const item of items) {
    const lines = countLines(item)
    const page = pages.at(-1)
    if (page === undefined || lines > linesLeft) pages.push([item])
    else page.push(item)
    linesLeft = (page === undefined || lines > linesLeft ? capacity : linesLeft) - lines
  }
  return pages
}

/** Characters per line on the projector beside a count of votes; lines that fit below the heading, without the page number. */
const LINE_LENGTH = 54
export const SCREEN_LINES = 10

/** Characters per line of a bar's label; up to FEW_LINES labels are set large, beyond MANY_LINES small. */
const LABEL_LENGTH = 34
const MANY_LINES = 8
const FEW_LINES = 4

/** How tightly the labels of a chart have to be set on the projector. */
export function chooseDensity(labels: readonly string[]): 'roomy' | 'usual' | 'tight' {
  const lines = labels.reduce((sum, label) => sum + Math.max(1, Math.ceil(label.replace(/<[^>]*>/g, '').length / LABEL_LENGTH)), 0)
  if (lines > MANY_LINES) return 'tight'
  return lines <= FEW_LINES && lines === labels.length ? 'roomy' : 'usual'
}

/** Lines that a text takes on the projector, including the space below it. */
export function countScreenLines(text: string): number {
  return Math.max(1, Math.ceil(text.length / LINE_LENGTH)) + 0.5
}
