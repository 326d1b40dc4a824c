/** These would reorder the text that follows. Names do not need them: their direction comes from their letters. */
const DIRECTIONAL_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/** Lone surrogates and noncharacters, which no file format can store. */
const UNWRITABLE = /[\p{Cs}\uFFFE\uFFFF]/gu

/** Normalizes a typed text to one line; the layout breaks lines, not the data. */
export function toSingleLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(DIRECTIONAL_OVERRIDES, '')
    .replace(UNWRITABLE, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

/** Normalizes a typed text and keeps its line breaks. */
export function toLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(toSingleLine)
    .join('\n')
    .trim()
}
