import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import type { ReportMinutes, ReportShare } from '#common/domain/reports/report-section.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { formatDuration, getFormats } from '#backend/documents/paper-formats.ts'
import { detectDirection } from '#backend/documents/text-direction.ts'

/** Formats the texts of a report in one language. */
export interface ReportFormatter {
  readonly lang: Locale
  readonly words: Messages['report']
  readonly kinds: Messages['guide']['kinds']
  /** Fills in a message; typed text keeps its own direction. */
  readonly fill: (message: string, values: Readonly<Record<string, string | number>>) => string
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
  readonly list: (texts: readonly string[]) => string
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
  const toText = (value: string | number): string => {
    if (typeof value === 'number') return toOneDecimal(value)
    const text = toSingleLine(value)
    return detectDirection(text, dir) === dir ? text : isolated(text)
  }
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
    list: texts => list.format(texts.map(toText)),
  }
}
