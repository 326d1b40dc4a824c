import { directionOf, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { formatsOf } from '#backend/documents/paper-formats.ts'
import { textDirection } from '#backend/documents/text-direction.ts'

/** Tells a report in one language. */
export interface Teller {
  readonly lang: Locale
  readonly words: Messages['report']
  readonly kinds: Messages['guide']['kinds']
  /** A sentence with its places filled; what people typed keeps its own direction in it. */
  readonly fill: (message: string, values: Readonly<Record<string, string | number>>) => string
  /** To one decimal. */
  readonly number: (value: number) => string
  /** To two decimals. */
  readonly precise: (value: number) => string
  /** Of 0 to 1. */
  readonly percent: (share: number) => string
  readonly list: (texts: readonly string[]) => string
}

/** To one decimal: more would claim more than a room can tell. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

export function tellerIn(lang: Locale): Teller {
  const { report: words, guide } = messagesFor(lang)
  const { number, percent, list } = formatsOf(lang)
  const dir = directionOf(lang)
  const toOneDecimal = (value: number): string => number.format(rounded(value))
  const said = (value: string | number): string => {
    if (typeof value === 'number') return toOneDecimal(value)
    const text = oneLine(value)
    return textDirection(text, dir) === dir ? text : isolated(text)
  }
  return {
    lang,
    words,
    kinds: guide.kinds,
    fill: (message, values) => fillMessage(message, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value)]))),
    number: toOneDecimal,
    precise: value => number.format(value),
    percent: share => percent.format(share),
    list: texts => list.format(texts.map(said)),
  }
}
