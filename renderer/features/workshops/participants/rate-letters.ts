/** How well a text that was decoded by guess reads. */
export interface LetterRating {
  /** Higher is better; below zero: more is wrong than right. */
  readonly score: number
  /** Whether every word fits an alphabet. */
  readonly isFaultless: boolean
}

const PLAIN = /^[\0-\x7F]*$/
/** Letters, and what stands between letters or beside them without a space. */
const WORD = /[^\s\0-\x26\x28-\x40\x5B-\x60\x7B-\x7F]+/g
/** Punctuation that belongs around words; a typographic apostrophe also into them. */
const PUNCTUATION = /^[«»“”‘’„‚–—…¿¡°º\u00A0،؛؟]+|[«»“”‘’„–—…°º\u00A0،؛؟]+$/g
const WRONG_CASE = /\p{Ll}\p{Lu}/u
/** A wrong word weighs more than a right one: some words fit by accident. */
const MISFIT = -2
const EACH_ALPHABET = 0.5

/** Rates a decoded text: its words must be of one alphabet each, and of few alphabets all in all. */
export function rateLetters(text: string, alphabets: readonly RegExp[]): LetterRating {
  const words = listWords(text)
  let left = words.filter(word => !isMisfit(word) && alphabets.some(alphabet => alphabet.test(word.toLowerCase())))
  const fitting = left.length
  let used = 0
  while (left.length > 0) {
    const rests = alphabets.map(alphabet => left.filter(word => !alphabet.test(word.toLowerCase())))
    left = rests.reduce((shortest, rest) => (rest.length < shortest.length ? rest : shortest))
    used += 1
  }
  const misfits = words.length - fitting
  return { score: fitting + misfits * MISFIT - used * EACH_ALPHABET, isFaultless: misfits === 0 }
}

/** Words with letters beside a to z, apart at apostrophes and with no punctuation around. */
function listWords(text: string): readonly string[] {
  return (text.match(WORD) ?? [])
    .flatMap(word => word.split(/['’]/))
    .map(word => word.replace(PUNCTUATION, ''))
    .filter(word => !PLAIN.test(word))
}

function isMisfit(word: string): boolean {
  return WRONG_CASE.test(word) || /^\p{Lu}*[^\p{L}\p{M}\u200C\u200D]/u.test(word)
}
