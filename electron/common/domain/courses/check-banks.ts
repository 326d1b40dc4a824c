import type { Question } from '../quizzes/question.ts'
import { foldText } from '../quizzes/fold-text.ts'
import { STRATEGIES, scoreKnowNothings } from '../quizzes/know-nothings.ts'
import type { Choice } from '../quizzes/know-nothings.ts'
import type { Place } from '../shared/content/problem.ts'
import type { Locale } from '../shared/locale.ts'
import type { WrittenText } from '../shared/markdown/passages.ts'
import type { ReportIn } from './check-course.ts'
import type { LanguageContent } from './course-content.ts'

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

interface Asked {
  readonly path: string
  readonly question: Question
  readonly stem: readonly WrittenText[]
  readonly options: readonly WrittenText[]
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

function askedIn({ lessons, quiz }: LanguageContent): readonly Asked[] {
  const checks = lessons.map(({ path, parsed, texts }) => ({ path, texts, questions: parsed.lesson?.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : [])) ?? [] }))
  const bank = quiz === undefined ? [] : [{ path: quiz.path, texts: quiz.texts, questions: quiz.parsed.questions }]
  return [...checks, ...bank].flatMap(({ path, texts, questions }) =>
    questions.map(question => {
      const own = texts.filter(text => text.questionId === question.id)
      return { path, question, stem: own.filter(text => text.kind === 'stem'), options: own.filter(text => text.kind === 'option') }
    }),
  )
}

function checkTricks(path: string, asked: readonly Asked[], report: ReportIn): void {
  const found = scoreKnowNothings(asked.flatMap(choiceOf))
  if (found === undefined || found.questions < LEAST_CHOICES) return
  for (const strategy of STRATEGIES) {
    const score = found.scores[strategy]
    if (score > found.chance + MOST_ABOVE_CHANCE) report(path, TOP, 'bank-guessable', { trick: strategy, score: percent(score), chance: percent(found.chance) })
  }
}

function choiceOf({ question, stem, options }: Asked): readonly Choice[] {
  if (question.kind !== 'single' && question.kind !== 'true-false') return []
  if (options.length !== question.options.length) return []
  return [{ stem: wordsIn(stem), options: question.options.map((option, index) => ({ words: wordsIn(options.slice(index, index + 1)), right: option.right })) }]
}

function checkTwice(asked: readonly Asked[], report: ReportIn): void {
  const first = new Map<string, string>()
  for (const { path, question, stem, options } of asked) {
    const words = foldText(wordsIn(stem))
    if (words.split(' ').length < LEAST_STEM_WORDS) continue
    const key = [words, ...options.map(option => foldText(wordsIn([option]))).toSorted()].join('\n')
    const before = first.get(key)
    if (before === undefined) first.set(key, question.id)
    else report(path, placeOf(stem), 'question-twice', { id: before })
  }
}

function checkAllOrNone(asked: readonly Asked[], lang: Locale, report: ReportIn): void {
  for (const { path, options } of asked) {
    for (const option of options) if (ALL_OR_NONE[lang].test(wordsIn([option]))) report(path, placeOf([option]), 'option-all-or-none')
  }
}

function wordsIn(texts: readonly WrittenText[]): string {
  return texts.flatMap(text => text.passages.map(passage => passage.words)).join(' ').trim()
}

function placeOf(texts: readonly WrittenText[]): Place {
  return texts[0]?.passages[0]?.placeOf(0) ?? TOP
}

function percent(share: number): string {
  return String(Math.round(share * 100))
}
