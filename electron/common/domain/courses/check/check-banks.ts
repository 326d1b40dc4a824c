import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { STRATEGIES, scoreKnowNothings } from '#common/domain/quizzes/test-wiseness.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { askedIn, choicesOf, wordsOfTexts } from './asked-questions.ts'
import type { AskedQuestion } from './asked-questions.ts'
import type { ReportIn } from './check-course.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

const TOP: Place = { line: 1, column: 1 }
/** In a smaller bank a trick wins by luck. */
const LEAST_CHOICES = 12
/** How far a trick may beat chance. */
const MOST_ABOVE_CHANCE = 0.1
/** A shorter stem, such as “True or false?”, may come twice. */
const LEAST_STEM_WORDS = 4

const ALL_OR_NONE: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:all|none|both|neither) of the (?:above|answers|options)\b/iu,
  fr: /\b(?:toutes?|aucune?|tous)\b.{0,20}\b(?:réponses|propositions|ci-dessus)(?!\p{L})/iu,
  es: /\b(?:todas?|todos|ningun[ao]|ninguno)\b.{0,20}\b(?:anteriores?|respuestas|opciones)\b/iu,
  ar: /(?:كل|جميع|لا شيء من|أيّ من) (?:ما سبق|الإجابات|ما ورد أعلاه)/u,
}

/** Holds the questions of a course to their craft: no trick wins, none is asked twice, every competency is asked for. */
export function checkBanks(languages: readonly LanguageContent[], competencies: readonly string[], report: ReportIn): void {
  for (const content of languages) {
    const { quiz, lang } = content
    const asked = askedIn(content)
    checkTwice(asked, report)
    checkAllOrNone(asked, lang, report)
    if (quiz === undefined || quiz.parsed.questions.length < LEAST_CHOICES) continue
    const covered = new Set(quiz.parsed.questions.flatMap(question => question.competencies))
    for (const id of competencies) if (!covered.has(id)) report(quiz.path, TOP, 'competency-unasked', { id })
    checkTricks(quiz.path, asked.filter(({ path }) => path === quiz.path), report)
  }
}

function checkTricks(path: string, asked: readonly AskedQuestion[], report: ReportIn): void {
  const found = scoreKnowNothings(asked.flatMap(choicesOf))
  if (found === undefined || found.questions < LEAST_CHOICES) return
  for (const strategy of STRATEGIES) {
    const score = found.scores[strategy]
    if (score > found.chance + MOST_ABOVE_CHANCE) report(path, TOP, 'bank-guessable', { trick: strategy, score: percent(score), chance: percent(found.chance) })
  }
}

function checkTwice(asked: readonly AskedQuestion[], report: ReportIn): void {
  const first = new Map<string, string>()
  for (const one of asked) {
    if (!isLongStem(foldedStem(one))) continue
    const key = keyOfAsked(one)
    const before = first.get(key)
    if (before === undefined) first.set(key, one.question.id)
    else report(one.path, placeOf(one.stem), 'question-twice', { id: before })
  }
}

/** Folding is a good part of a check, and the shelf asks again. */
const folded = new WeakMap<AskedQuestion, { readonly stem: string; key: string | undefined }>()

function foldAsked(asked: AskedQuestion): { readonly stem: string; key: string | undefined } {
  const known = folded.get(asked) ?? { stem: foldText(wordsOfTexts(asked.stem)), key: undefined }
  folded.set(asked, known)
  return known
}

export function foldedStem(asked: AskedQuestion): string {
  return foldAsked(asked).stem
}

/** Whether a stem says enough to be recognised. */
export function isLongStem(stem: string): boolean {
  let at = -1
  for (let words = 1; words < LEAST_STEM_WORDS; words += 1) {
    at = stem.indexOf(' ', at + 1)
    if (at < 0) return false
  }
  return true
}

/** The same for two questions that ask the same and offer the same, in whatever order. */
export function keyOfAsked(asked: AskedQuestion): string {
  const known = foldAsked(asked)
  known.key ??= [known.stem, ...asked.options.map(option => foldText(wordsOfTexts([option]))).toSorted()].join('\n')
  return known.key
}

function checkAllOrNone(asked: readonly AskedQuestion[], lang: Locale, report: ReportIn): void {
  for (const { path, options } of asked) {
    for (const option of options) if (ALL_OR_NONE[lang].test(wordsOfTexts([option]))) report(path, placeOf([option]), 'option-all-or-none')
  }
}

function placeOf(texts: readonly WrittenText[]): Place {
  return texts[0]?.passages[0]?.placeOf(0) ?? TOP
}

function percent(share: number): string {
  return String(Math.round(share * 100))
}
