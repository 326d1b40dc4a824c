import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { scoreTestWiseness } from '#common/domain/quizzes/test-wiseness.ts'
import type { TestWiseness } from '#common/domain/quizzes/test-wiseness.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { splitSentences } from '#common/domain/shared/markdown/sentences.ts'
import { toChoices, toAskedQuestions, joinWords } from './asked-questions.ts'
import type { AskedQuestion } from './asked-questions.ts'
import { findFigures } from './find-facts.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** The bank of a course, in figures. */
export interface BankReport {
  /** `core/en/quiz.md` */
  readonly path: string
  readonly questions: number
  /** Different kinds among them. */
  readonly kinds: number
  /** Share that describes a situation and asks what to do or say, 0 to 1. */
  readonly decisions: number
  /** Share that asks for a number, a year or a name, 0 to 1. */
  readonly facts: number
  readonly testWiseness: TestWiseness | undefined
}

/** Recommended limits. The report only informs; what `check` tells is in `check-banks.ts`. */
export const BANK_LIMITS = { questions: 30, kinds: 5, decisions: 0.5, facts: 0.2, aboveChance: 0.1 } as const

/**
 * Measures the banks of several courses in English. Both shares come from the words of the question, not from what its author thinks of
 * it: a decision is told in two sentences or more and asked of the reader; a fact is a number, or what “how many”, “which year” and “who” ask for.
 */
export function reportBanks(courses: readonly { readonly name: string; readonly content: LanguageContent }[]): readonly BankReport[] {
  return courses.flatMap(({ name, content }) => {
    const { quiz } = content
    if (quiz === undefined) return []
    const asked = toAskedQuestions(quiz.path, quiz.texts, quiz.parsed.questions)
    const share = (test: (one: AskedQuestion) => boolean): number => asked.filter(test).length / Math.max(1, asked.length)
    return [
      {
        path: `${name}/${quiz.path}`,
        questions: asked.length,
        kinds: new Set(asked.map(({ question }) => question.kind)).size,
        decisions: share(asksForDecision),
        facts: share(asksForFact),
        testWiseness: scoreTestWiseness(asked.flatMap(toChoices)),
      },
    ]
  })
}

const SECOND_PERSON = /\b(?:you|your|yourself)\b/u
/** An instruction: “Write the reply”, “Tick what is missing”. */
const IMPERATIVE = /^(?:write|tick|choose|pick|name|sort|put|mend|draft|say|mark|decide)\b/u

function asksForDecision({ question, stem }: AskedQuestion): boolean {
  const sentences = listSentences(stem)
  const last = sentences.at(-1) ?? ''
  if (question.kind === 'gap' || question.kind === 'numeric') return false
  const isScene = sentences.length > 1 || /\b(?:after|when|if|before|as)\b/u.test(last)
  return isScene && (SECOND_PERSON.test(foldText(sentences.join(' '))) || IMPERATIVE.test(foldText(last)))
}

const FACT =
  /\b(?:how (?:many|much|long|old)|(?:which|what) (?:year|number|figure|share|city|country|town|organisation|convention|law)|in which year|who (?:was|is|wrote|founded|named))\b[^.?!]*\?$/u

function asksForFact({ question, stem, options }: AskedQuestion): boolean {
  if (question.kind === 'numeric') return true
  const last = foldText(listSentences(stem).at(-1) ?? '')
  const areFigures =
    options.length > 0 && options.every(option => findFigures(joinWords([option])).length > 0 && joinWords([option]).split(' ').length < 4)
  return areFigures || (question.kind !== 'open' && FACT.test(last) && !SECOND_PERSON.test(last))
}

function listSentences(texts: readonly WrittenText[]): readonly string[] {
  return texts.flatMap(text => text.passages.flatMap(passage => splitSentences(passage).map(({ words }) => words)))
}
