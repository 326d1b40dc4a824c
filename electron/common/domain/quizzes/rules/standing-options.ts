import { readNumbers } from '../read-numbers.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** Options about all, none or both of the others. */
export const ALL_OR_NONE: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:all|none|both|neither) of the (?:above|answers|options)\b/iu,
  fr: /\b(?:toutes?|aucune?|tous)\b.{0,20}\b(?:réponses|propositions|ci-dessus)(?!\p{L})/iu,
  es: /\b(?:todas?|todos|ningun[ao]|ninguno)\b.{0,20}\b(?:anteriores?|respuestas|opciones)\b/iu,
  ar: /(?:كل|جميع|لا شيء من|أيّ من) (?:ما سبق|الإجابات|ما ورد أعلاه)/u,
}

/** Whether options make sense only as they are written: numbers that rise or fall, or one that speaks of those above it. */
export function standInOrder(options: readonly { readonly text: string }[]): boolean {
  if (options.some(({ text }) => LOCALES.some(lang => ALL_OR_NONE[lang].test(text)))) return true
  const numbers = options.map(({ text }) => readNumbers(text)[0])
  const steps = numbers.slice(1).map((number = NaN, index) => Math.sign(number - (numbers[index] ?? NaN)))
  return options.length > 2 && steps.every(step => step !== 0 && step === steps[0])
}
