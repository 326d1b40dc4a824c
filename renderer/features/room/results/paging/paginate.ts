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
