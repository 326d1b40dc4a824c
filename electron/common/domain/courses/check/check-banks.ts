import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { STRATEGIES, scoreKnowNothings } from '#common/domain/quizzes/test-wiseness.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { askedIn, choicesOf, wordsOfTexts } from './asked-questions.ts'
import type { AskedQuestion } from './asked-questions.ts'
import { FILE_START } from './file-problem.ts'
import type { ReportFileProblem } from './file-problem.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

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
export function checkBanks(languages: readonly LanguageContent[], competencies: readonly string[], report: ReportFileProblem): void {
  for (const content of languages) {
    const { quiz, lang } = content
    const asked = askedIn(content)
    checkTwice(asked, report)
    checkAllOrNone(asked, lang, report)
    if (quiz === undefined || quiz.parsed.questions.length < LEAST_CHOICES) continue
    const covered = new Set(quiz.parsed.questions.flatMap(question => question.competencies))
    for (const id of competencies) if (!covered.has(id)) report(quiz.path, FILE_START, 'competency-unasked', { id })
    checkTricks(quiz.path, asked.filter(({ path }) => path === quiz.path), report)
  }
}

function checkTricks(path: string, asked: readonly AskedQuestion[], report: ReportFileProblem): void {
  const found = scoreKnowNothings(asked.flatMap(choicesOf))
  if (found === undefined || found.questions < LEAST_CHOICES) return
  for (const strategy of STRATEGIES) {
    const score = found.scores[strategy]
    if (score > found.chance + MOST_ABOVE_CHANCE) report(path, FILE_START, 'bank-guessable', { trick: strategy, score: percent(score), chance: percent(found.chance) })
  }
}

function checkTwice(asked: readonly AskedQuestion[], report: ReportFileProblem): void {
  const first = new Map<string, string>()
  for (const one of asked) {
    if (!isLongStem(foldText(wordsOfTexts(one.stem)))) continue
    const key = keyOfAsked(one)
    const before = first.get(key)
    if (before === undefined) first.set(key, one.question.id)
    else report(one.path, placeOf(one.stem), 'question-twice', { id: before })
  }
}

/** Whether a stem says enough to be recognised. */
export function isLongStem(folded: string): boolean {
  return folded.split(' ').length >= LEAST_STEM_WORDS
}

/** The same for two questions that ask the same and offer the same, in whatever order. */
export function keyOfAsked({ stem, options }: AskedQuestion): string {
  return [foldText(wordsOfTexts(stem)), ...options.map(option => foldText(wordsOfTexts([option]))).toSorted()].join('\n')
}

function checkAllOrNone(asked: readonly AskedQuestion[], lang: Locale, report: ReportFileProblem): void {
  for (const { path, options } of asked) {
    for (const option of options) if (ALL_OR_NONE[lang].test(wordsOfTexts([option]))) report(path, placeOf([option]), 'option-all-or-none')
  }
}

function placeOf(texts: readonly WrittenText[]): Place {
  return texts[0]?.passages[0]?.placeOf(0) ?? FILE_START
}

function percent(share: number): string {
  return String(Math.round(share * 100))
}
