import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { ALL_OR_NONE } from '#common/domain/quizzes/rules/standing-options.ts'
import { STRATEGIES, scoreTestWiseness } from '#common/domain/quizzes/test-wiseness.ts'
import type { Place } from '#common/domain/shared/content/problem.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { listAskedQuestions, toChoices, joinWords } from './asked-questions.ts'
import type { AskedQuestion } from './asked-questions.ts'
import { FILE_START } from './file-problem.ts'
import type { ReportFileProblem } from './file-problem.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** In a smaller bank a strategy can win by luck. */
const MIN_CHOICES = 12
/** How far a strategy may beat chance. */
const MAX_ABOVE_CHANCE = 0.1
/** A shorter stem, such as “True or false?”, may be used twice. */
const MIN_STEM_WORDS = 4

/** Checks the quality of the questions: no test-taking strategy wins, none is asked twice, every competency is covered. */
export function checkBanks(languages: readonly LanguageContent[], competencies: readonly string[], report: ReportFileProblem): void {
  for (const content of languages) {
    const { quiz, lang } = content
    const asked = listAskedQuestions(content)
    checkDuplicates(asked, report)
    checkAllOrNone(asked, lang, report)
    if (quiz === undefined || quiz.parsed.questions.length < MIN_CHOICES) continue
    const covered = new Set(quiz.parsed.questions.flatMap(question => question.competencies))
    for (const id of competencies) if (!covered.has(id)) report(quiz.path, FILE_START, 'competency-unasked', { id })
    checkTestWiseness(
      quiz.path,
      asked.filter(({ path }) => path === quiz.path),
      report,
    )
  }
}

function checkTestWiseness(path: string, asked: readonly AskedQuestion[], report: ReportFileProblem): void {
  const found = scoreTestWiseness(asked.flatMap(toChoices))
  if (found === undefined || found.questions < MIN_CHOICES) return
  for (const strategy of STRATEGIES) {
    const score = found.scores[strategy]
    if (score > found.chance + MAX_ABOVE_CHANCE)
      report(path, FILE_START, 'bank-guessable', { trick: strategy, score: toPercent(score), chance: toPercent(found.chance) })
  }
}

function checkDuplicates(asked: readonly AskedQuestion[], report: ReportFileProblem): void {
  const first = new Map<string, string>()
  for (const one of asked) {
    if (!isLongStem(foldedStem(one))) continue
    const key = toQuestionKey(one)
    const before = first.get(key)
    if (before === undefined) first.set(key, one.question.id)
    else report(one.path, findPlace(one.stem), 'question-twice', { id: before })
  }
}

/** Folding is a good part of a check, and the shelf asks again. */
const folded = new WeakMap<AskedQuestion, { readonly stem: string; key: string | undefined }>()

function foldAsked(asked: AskedQuestion): { readonly stem: string; key: string | undefined } {
  const known = folded.get(asked) ?? { stem: foldText(joinWords(asked.stem)), key: undefined }
  folded.set(asked, known)
  return known
}

export function foldedStem(asked: AskedQuestion): string {
  return foldAsked(asked).stem
}

/** Whether a stem is long enough to identify a question. */
export function isLongStem(stem: string): boolean {
  let at = -1
  for (let words = 1; words < MIN_STEM_WORDS; words += 1) {
    at = stem.indexOf(' ', at + 1)
    if (at < 0) return false
  }
  return true
}

/** Equal for two questions with the same stem and the same options in any order. */
export function toQuestionKey(asked: AskedQuestion): string {
  const known = foldAsked(asked)
  known.key ??= [known.stem, ...asked.options.map(option => foldText(joinWords([option]))).toSorted()].join('\n')
  return known.key
}

function checkAllOrNone(asked: readonly AskedQuestion[], lang: Locale, report: ReportFileProblem): void {
  for (const { path, options } of asked) {
    for (const option of options) if (ALL_OR_NONE[lang].test(joinWords([option]))) report(path, findPlace([option]), 'option-all-or-none')
  }
}

function findPlace(texts: readonly WrittenText[]): Place {
  return texts[0]?.passages[0]?.placeOf(0) ?? FILE_START
}

function toPercent(share: number): string {
  return String(Math.round(share * 100))
}
