import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { scoreKnowNothings } from '#common/domain/quizzes/test-wiseness.ts'
import type { KnowNothings } from '#common/domain/quizzes/test-wiseness.ts'
import type { WrittenText } from '#common/domain/shared/markdown/passages.ts'
import { sentencesOf } from '#common/domain/shared/markdown/sentences.ts'
import { choicesOf, questionsIn, wordsOfTexts } from './asked-questions.ts'
import type { AskedQuestion } from './asked-questions.ts'
import { figuresIn } from './find-facts.ts'
import type { LanguageContent } from '#common/domain/courses/course-content.ts'

/** The bank of a course, in figures. */
export interface BankReport {
  /** `core/en/quiz.md` */
  readonly path: string
  readonly questions: number
  /** Different kinds among them. */
  readonly kinds: number
  /** Share that tells of a situation and asks what to do or say about it, 0 to 1. */
  readonly decisions: number
  /** Share that asks for a number, a year or a name, 0 to 1. */
  readonly facts: number
  readonly knowNothings: KnowNothings | undefined
}

/** What a good bank keeps to. The report only tells; what `check` refuses is in `check-banks.ts`. */
export const BANK_LIMITS = { questions: 30, kinds: 5, decisions: 0.5, facts: 0.2, aboveChance: 0.1 } as const

/**
 * Measures the banks of several courses in English. Both shares come from the words of the question, not from what its author thinks of
 * it: a decision is told in two sentences or more and asked of the reader; a fact is a number, or what “how many”, “which year” and “who” ask for.
 */
export function reportBanks(courses: readonly { readonly name: string; readonly content: LanguageContent }[]): readonly BankReport[] {
  return courses.flatMap(({ name, content }) => {
    const { quiz } = content
    if (quiz === undefined) return []
    const asked = questionsIn(quiz.path, quiz.texts, quiz.parsed.questions)
    const share = (test: (one: AskedQuestion) => boolean): number => asked.filter(test).length / Math.max(1, asked.length)
    return [
      {
        path: `${name}/${quiz.path}`,
        questions: asked.length,
        kinds: new Set(asked.map(({ question }) => question.kind)).size,
        decisions: share(asksForDecision),
        facts: share(asksForFact),
        knowNothings: scoreKnowNothings(asked.flatMap(choicesOf)),
      },
    ]
  })
}

const TO_THE_READER = /\b(?:you|your|yourself)\b/u
/** “Write the reply”, “Tick what is missing”: told to do something. */
const TOLD_TO = /^(?:write|tick|choose|pick|name|sort|put|mend|draft|say|mark|decide)\b/u

function asksForDecision({ question, stem }: AskedQuestion): boolean {
  const sentences = sentencesIn(stem)
  const last = sentences.at(-1) ?? ''
  if (question.kind === 'gap' || question.kind === 'numeric') return false
  const isScene = sentences.length > 1 || /\b(?:after|when|if|before|as)\b/u.test(last)
  return isScene && (TO_THE_READER.test(foldText(sentences.join(' '))) || TOLD_TO.test(foldText(last)))
}

const FACT = /\b(?:how (?:many|much|long|old)|(?:which|what) (?:year|number|figure|share|city|country|town|organisation|convention|law)|in which year|who (?:was|is|wrote|founded|named))\b[^.?!]*\?$/u

function asksForFact({ question, stem, options }: AskedQuestion): boolean {
  if (question.kind === 'numeric') return true
  const last = foldText(sentencesIn(stem).at(-1) ?? '')
  const areFigures = options.length > 0 && options.every(option => figuresIn(wordsOfTexts([option])).length > 0 && wordsOfTexts([option]).split(' ').length < 4)
  return areFigures || (question.kind !== 'open' && FACT.test(last) && !TO_THE_READER.test(last))
}

function sentencesIn(texts: readonly WrittenText[]): readonly string[] {
  return texts.flatMap(text => text.passages.flatMap(passage => sentencesOf(passage).map(({ words }) => words)))
}
