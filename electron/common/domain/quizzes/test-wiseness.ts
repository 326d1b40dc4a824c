import { foldText } from './fold-text.ts'

/** A question with one right answer, as somebody sees it who knows nothing of the subject. */
export interface Choice {
  readonly stem: string
  /** In the order they stand; exactly one is right. */
  readonly options: readonly { readonly words: string; readonly right: boolean }[]
}

export const STRATEGIES = ['longest', 'position', 'echo'] as const
/** Always the longest option, always the best place in the list, always the option that repeats most words of the stem. */
export type Strategy = (typeof STRATEGIES)[number]

export interface KnowNothings {
  readonly questions: number
  /** Share of right answers by drawing lots, 0 to 1. */
  readonly chance: number
  /** Share of right answers that each strategy can expect, 0 to 1; between equals it draws lots. */
  readonly scores: Readonly<Record<Strategy, number>>
}

/** Shorter words (of, the, in, de, la) stand in every sentence. */
const LEAST_LETTERS = 4

/**
 * What somebody scores who has read nothing but knows a trick. A bank is fair when no trick beats chance by much: right options that are
 * longer, stand in one place or echo the stem are the flaws named first in guides to writing items.
 */
export function scoreKnowNothings(choices: readonly Choice[]): KnowNothings | undefined {
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
      echo: mean(choices.map(({ stem, options }) => expectedAmongBest(options, sharedWith(wordsOf(stem))))),
    },
  }
}

function expectedAmongBest(options: Choice['options'], rate: (option: Choice['options'][number]) => number): number {
  const ratings = options.map(rate)
  const best = Math.max(...ratings)
  const chosen = options.filter((_, index) => ratings[index] === best)
  return chosen.filter(option => option.right).length / chosen.length
}

function sharedWith(words: ReadonlySet<string>) {
  return (option: Choice['options'][number]): number => [...wordsOf(option.words)].filter(word => words.has(word)).length
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((foldText(text).match(/\p{L}+/gu) ?? []).filter(word => word.length >= LEAST_LETTERS))
}
