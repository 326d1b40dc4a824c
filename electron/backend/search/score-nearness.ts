import type { MarksOf } from './match-words.ts'
import type { Entry } from './passage-store.ts'

const TOGETHER = 0.6
export const HIGHEST_NEARNESS = 1 + TOGETHER
/** Words so far apart are still one expression: `migration and local development`. */
const NEAR = 3

/** From 1, scattered, to 1.6, close together in the order of the query, which has so many words. */
export function scoreNearness({ passage, source }: Pick<Entry, 'passage' | 'source'>, marksOf: MarksOf, wordCount: number): number {
  let best = 0
  for (const text of [passage.heading, passage.text]) {
    let chain = 0
    let [last, at] = [-1, -1]
    for (const { number, index } of marksOf(text, source.lang)) {
      chain = index - at <= NEAR && number > last ? chain + 1 : 0
      ;[last, at] = [number, index]
      best = Math.max(best, chain)
    }
  }
  const pairs = wordCount - 1
  return 1 + (TOGETHER * Math.min(best, pairs)) / pairs
}
