const ASCII = /^[\x20-\x7e]*$/
const COMBINING_MARKS = /\p{M}/gu
const TATWEEL = /\u0640/g
const QUOTES = /[\u2018\u2019\u02BC\u0060\u00B4]/g
const EDGE_PUNCTUATION = /^[\s\p{P}]+|[\s\p{P}]+$/gu

/** Texts that fold to the same string are the same answer: ignores case, accents, vowel marks and outer punctuation. */
export function foldText(text: string): string {
  // In plain English there is nothing to take apart.
  const letters = ASCII.test(text) ? text : text.normalize('NFKD').replace(COMBINING_MARKS, '').replace(TATWEEL, '')
  return letters.replace(QUOTES, "'").toLowerCase().replace(EDGE_PUNCTUATION, '').replace(/\s+/g, ' ')
}
