/** Marks that turn the order of what follows, to the end of the paragraph if nothing stops them. A name needs none: bidirectional order comes from its letters. */
const DIRECTIONAL_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/** Halves of characters and what is no character: no file format can hold them. */
const UNWRITABLE = /[\p{Cs}\uFFFE\uFFFF]/gu

/** Line breaks, tabs and runs of spaces become one space: the layout breaks lines, not the data. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(DIRECTIONAL_OVERRIDES, '')
    .replace(UNWRITABLE, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
