import { getDirection, type Locale } from '#common/domain/shared/locale.ts'

/** Fills the `{named}` placeholders of a message. Throws when a value is missing, which is a mistake in the message file. */
export function fillMessage(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {${name}} in "${message}"`)
    return value
  })
}

/** A value for a terminal message: isolated in right-to-left languages, bare otherwise because terminals may show the isolates. */
export function toMessageValue(locale: Locale, value: string): string {
  return getDirection(locale) === 'rtl' ? isolated(value) : value
}

/** Wraps a value in bidi isolates (U+2068, U+2069), so that it cannot change the direction of the sentence around it. */
export function isolated(value: string): string {
  return `\u2068${value}\u2069`
}
