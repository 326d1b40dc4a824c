/** A share, 0 to 1, and how it is written in the language of the report. */
export interface ReportShare {
  readonly share: number
  readonly text: string
}

/** Whole minutes, and how they are written in the language of the report, with their units. */
export interface ReportMinutes {
  readonly minutes: number
  readonly text: string
}

/** A cell of a table; null: suppressed, so that nobody can be identified. */
export type ReportCell = string | number | ReportShare | ReportMinutes | null

/** A cell as text, numbers as `write` has them; of a suppressed one, `hidden`. */
export function writeCell(cell: ReportCell | undefined, write: (value: number) => string, hidden: string): string {
  if (cell === null) return hidden
  if (typeof cell === 'object') return cell.text
  return typeof cell === 'number' ? write(cell) : (cell ?? '')
}

export interface ReportTable {
  /** Column headings; the first names the rows. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly ReportCell[])[]
}

/** A bar with the text of its value, `valueText`. */
export interface ReportBar {
  readonly label: string
  /** Share of the full width, 0 to 1. */
  readonly share: number
  readonly valueText: string
}

/** A chart ready for drawing: labels are localized, sizes are shares from 0 to 1. */
export type ReportChart =
  | { readonly kind: 'bars'; readonly bars: readonly ReportBar[] }
  /** Stacked bars, lowest step first; the steps of `marks`: correct, partly correct, incorrect. */
  | {
      readonly kind: 'stacks'
      readonly tone: 'scale' | 'marks'
      readonly steps: readonly string[]
      readonly lines: readonly { readonly label: string; readonly bars: readonly ReportStack[] }[]
    }
  /** `x` and `y` from the lower corner; `spread`: radius of the ring around the point. */
  | {
      readonly kind: 'map'
      readonly across: string
      readonly up: string
      readonly low: string
      readonly high: string
      readonly places: readonly { readonly label: string; readonly x: number; readonly y: number; readonly spread: number }[]
    }
  /** `size`: from 0 (smallest) to 1. */
  | { readonly kind: 'words'; readonly words: readonly { readonly text: string; readonly count: number; readonly size: number }[] }
  | {
      readonly kind: 'pairs'
      readonly before: string
      readonly after: string
      readonly pairs: readonly { readonly label: string; readonly before: ReportBar; readonly after: ReportBar }[]
    }

export interface ReportStack {
  /** Before or after; empty where there is only one bar. */
  readonly label: string
  readonly shares: readonly number[]
  readonly valueText: string
}

/** A post of a participant. */
export interface ReportQuote {
  readonly text: string
  /** Votes, group and name; may be empty. */
  readonly detail: string
}

/** A section of the report, the same on screen, in documents and in text files. */
export interface ReportSection {
  readonly id: string
  readonly title: string
  /** Line above the title; may be empty. */
  readonly over: string
  /** What participants were asked, as HTML of the course or workshop; may be empty. */
  readonly askedHtml: string
  /** Sentences that sum up the chart. */
  readonly sentences: readonly string[]
  readonly chart: ReportChart | undefined
  readonly table: ReportTable | undefined
  readonly quotes: readonly ReportQuote[]
  /** Note below, before the parts; may be empty. */
  readonly note: string
  readonly parts: readonly ReportSection[]
}

export function createSection(content: Partial<ReportSection> & Pick<ReportSection, 'id' | 'title'>): ReportSection {
  return { over: '', askedHtml: '', sentences: [], chart: undefined, table: undefined, quotes: [], note: '', parts: [], ...content }
}
