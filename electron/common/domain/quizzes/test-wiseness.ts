import { foldText } from './fold-text.ts'

/** A question with one right answer, as a test-wise person without subject knowledge sees it. */
export interface Choice {
  readonly stem: string
  /** In the order they stand; exactly one is right. */
  readonly options: readonly { readonly words: string; readonly right: boolean }[]
}

export const STRATEGIES = ['longest', 'position', 'echo'] as const
/** Always the longest option, always the best place in the list, always the option that repeats most words of the stem. */
export type Strategy = (typeof STRATEGIES)[number]

export interface TestWiseness {
  readonly questions: number
  /** Expected share of right answers by random guessing, 0 to 1. */
  readonly chance: number
  /** Expected share of right answers of each strategy, 0 to 1; ties are broken at random. */
  readonly scores: Readonly<Record<Strategy, number>>
}

/** Shorter words (of, the, in, de, la) occur in every sentence. */
const MIN_LETTERS = 4

/**
 * The score of a test-wise person without subject knowledge. A bank is fair when no strategy beats chance by much: right options that are
 * longer, in a fixed position or echo the stem are the flaws that item-writing guides name first.
 */
export function scoreTestWiseness(choices: readonly Choice[]): TestWiseness | undefined {
  if (choices.length === 0) return undefined
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / choices.length
  const places = Math.max(...choices.map(({ options }) => options.length))
  const atPlace = (place: number): number => mean(choices.map(({ options }) => (options[place]?.right === true ? 1 : 0)))
  return {
    questions: choices.length,
    chance: mean(choices.map(({ options }) => 1 / options.length)),
    scores: {
      longest: mean(choices.map(({ options }) => expectedAmongBest(options, option => [...option.words].length))),
      position: Math.max(...Array.from({ length: places }, (_, place) => atPlace(place))),
      echo: mean(choices.map(({ stem, options }) => expectedAmongBest(options, countShared(listWords(stem))))),
    },
  }
}

function expectedAmongBest(options: Choice['options'], rate: (option: Choice['options'][number]) => number): number {
  const ratings = options.map(rate)
  const best = Math.max(...ratings)
  const chosen = options.filter((_, index) => ratings[index] === best)
  return chosen.filter(option => option.right).length / chosen.length
}

function countShared(words: ReadonlySet<string>) {
  return (option: Choice['options'][number]): number => [...listWords(option.words)].filter(word => words.has(word)).length
}

function listWords(text: string): ReadonlySet<string> {
  return new Set((foldText(text).match(/\p{L}+/gu) ?? []).filter(word => word.length >= MIN_LETTERS))
}
