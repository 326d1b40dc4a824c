/** Where an item of a list stands, in any unit of length. */
export interface Line {
  readonly top: number
  readonly height: number
}

/** Splits a list that was measured into pages of at most `capacity`: the indexes of each page's items. A taller item has a page of its own. */
export function paginateByHeight(lines: readonly Line[], capacity: number): readonly (readonly number[])[] {
  const pages: number[][] = []
  let pageTop = 0
  for (const [index, { top, height }] of lines.entries()) {
    const page = pages.at(-1)
    if (page !== undefined && top + height - pageTop <= capacity) page.push(index)
    else {
      pages.push([index])
      pageTop = top
    }
  }
  return pages
}

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
