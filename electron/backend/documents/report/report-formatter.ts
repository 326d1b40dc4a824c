import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { putInQuotes, withoutFullStop } from '#common/domain/shared/quote.ts'
import type { ReportMinutes, ReportShare } from '#common/domain/reports/report-section.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { formatDuration, getFormats } from '#backend/documents/paper-formats.ts'
import { detectDirection } from '#backend/documents/text-direction.ts'

/** Typed texts as they stand in a sentence: their directions are set, and must not be set again around the whole. */
export interface Quoted {
  readonly quoted: string
}

/** Formats the texts of a report in one language. */
export interface ReportFormatter {
  readonly lang: Locale
  readonly words: Messages['report']
  readonly kinds: Messages['guide']['kinds']
  /** Fills in a message; typed text keeps its own direction. */
  readonly fill: (message: string, values: Readonly<Record<string, string | number | Quoted>>) => string
  /** With one decimal. */
  readonly number: (value: number) => string
  /** With two decimals. */
  readonly precise: (value: number) => string
  /** Of a share from 0 to 1. */
  readonly percent: (share: number) => string
  /** Of whole minutes, in hours and minutes. */
  readonly duration: (minutes: number) => string
  /** The same as the cell of a table. */
  readonly minutes: (minutes: number) => ReportMinutes
  /** A share as the cell of a table. */
  readonly share: (share: number) => ReportShare
  /** A typed text in quotation marks. */
  readonly quote: (text: string) => Quoted
  /** Typed texts, each in quotation marks. */
  readonly quoteAll: (texts: readonly string[]) => Quoted
}

/** More than one decimal would suggest a precision that a room of people cannot have. */
export function roundToTenth(value: number): number {
  return Math.round(value * 10) / 10
}

export function createReportFormatter(lang: Locale): ReportFormatter {
  const { report: words, guide } = messagesFor(lang)
  const { number, percent, list } = getFormats(lang)
  const dir = getDirection(lang)
  const toOneDecimal = (value: number): string => number.format(roundToTenth(value))
  const toText = (value: string | number | Quoted): string => {
    if (typeof value === 'number') return toOneDecimal(value)
    if (typeof value === 'object') return value.quoted
    const text = toSingleLine(value)
    return detectDirection(text, dir) === dir ? text : isolated(text)
  }
  const inQuotes = (text: string): string => putInQuotes(toText(withoutFullStop(toSingleLine(text))), lang)
  return {
    lang,
    words,
    kinds: guide.kinds,
    fill: (message, values) =>
      fillMessage(message, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toText(value)]))),
    number: toOneDecimal,
    precise: value => number.format(value),
    percent: share => percent.format(share),
    duration: minutes => formatDuration(minutes, lang),
    minutes: minutes => ({ minutes, text: formatDuration(minutes, lang) }),
    share: share => ({ share, text: percent.format(share) }),
    quote: text => ({ quoted: inQuotes(text) }),
    quoteAll: texts => ({ quoted: list.format(texts.map(inQuotes)) }),
  }
}
