/** A cell of a table; null: hidden, so that nobody can be recognised. */
export type ReportCell = string | number | null

export interface ReportTable {
  /** The first names what the lines are. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReportCell[])[]
}

/** A bar with its own words at its end. */
export interface ReportBar {
  readonly label: string
  /** Of the whole width, 0 to 1. */
  readonly share: number
  readonly says: string
}

/** A chart, ready to be drawn: labels are words, sizes are shares from 0 to 1. */
export type ReportChart =
  | { readonly kind: 'bars'; readonly bars: readonly ReportBar[] }
  /** One bar a line, cut into steps from the lowest; `marks`: right, partly right, wrong. */
  | {
      readonly kind: 'stacks'
      readonly tone: 'scale' | 'marks'
      readonly steps: readonly string[]
      readonly lines: readonly { readonly label: string; readonly bars: readonly ReportStack[] }[]
    }
  /** `x` and `y` from the lower corner; `spread`: radius of the ring around the place. */
  | {
      readonly kind: 'map'
      readonly across: string
      readonly up: string
      readonly low: string
      readonly high: string
      readonly places: readonly { readonly label: string; readonly x: number; readonly y: number; readonly spread: number }[]
    }
  /** `size`: from 0, the smallest, to 1. */
  | { readonly kind: 'words'; readonly words: readonly { readonly text: string; readonly count: number; readonly size: number }[] }
  | {
      readonly kind: 'pairs'
      readonly before: string
      readonly after: string
      readonly pairs: readonly { readonly label: string; readonly before: ReportBar; readonly after: ReportBar }[]
    }

export interface ReportStack {
  /** Before or after; empty where there is one bar. */
  readonly label: string
  readonly shares: readonly number[]
  readonly says: string
}

/** What somebody wrote. */
export interface ReportQuote {
  readonly text: string
  /** Votes, group, name; empty: none of them. */
  readonly detail: string
}

/** A part of the report in words: the same on the page, on paper and in a text file. */
export interface ReportSection {
  readonly id: string
  readonly title: string
  /** What it is, above its title; may be empty. */
  readonly over: string
  /** What the room was asked, as HTML of the course or the workshop; may be empty. */
  readonly askedHtml: string
  /** What to see in the chart. */
  readonly says: readonly string[]
  readonly chart: ReportChart | undefined
  readonly table: ReportTable | undefined
  readonly quotes: readonly ReportQuote[]
  /** Said beneath; may be empty. */
  readonly note: string
  readonly parts: readonly ReportSection[]
}

/** A section with what is given of it. */
export function createSection(given: Partial<ReportSection> & Pick<ReportSection, 'id' | 'title'>): ReportSection {
  return { over: '', askedHtml: '', says: [], chart: undefined, table: undefined, quotes: [], note: '', parts: [], ...given }
}
