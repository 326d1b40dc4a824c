import { getDirection, type Locale } from '#common/domain/shared/locale.ts'

/** A message with its `{named}` places filled. Throws on a name that has no value: a mistake in the message file. */
export function fillMessage(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {${name}} in "${message}"`)
    return value
  })
}

/** A value as it may stand in a sentence on a terminal: isolated where the sentence runs from right to left, bare where a terminal could show the isolates. */
export function toMessageValue(locale: Locale, value: string): string {
  return getDirection(locale) === 'rtl' ? isolated(value) : value
}

/** A value between isolates (U+2068, U+2069): it keeps its own direction and cannot turn the sentence around it. */
export function isolated(value: string): string {
  return `\u2068${value}\u2069`
}
