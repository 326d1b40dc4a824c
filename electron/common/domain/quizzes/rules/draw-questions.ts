import type { Question } from '../question.ts'
import { shuffleItems } from '../shuffle-items.ts'

export interface Draw {
  /** The same seed draws the same questions from the same bank. */
  readonly seed: string
  readonly count: number
  /** Ids of the questions of the earlier attempts, the newest attempt first. */
  readonly earlier: readonly (readonly string[])[]
}

/**
 * Draws questions from a bank: one per topic in rounds, so that no topic has two more than another that has some left. Within that, those
 * that were never asked come first, then those asked longest ago: as few as possible were in the attempt before.
 */
export function drawQuestions(bank: readonly Question[], { seed, count, earlier }: Draw): readonly Question[] {
  const oldestFirst = (questions: readonly Question[]): readonly Question[] =>
    questions.toSorted((one, other) => attemptsSince(other, earlier) - attemptsSince(one, earlier))
  let piles = shuffleItems(toPiles(bank), seed).map(({ questions }) => oldestFirst(shuffleItems(questions, seed)))
  const drawn: Question[] = []
  while (piles.length > 0 && drawn.length < count) {
    const round = oldestFirst(piles.flatMap(pile => pile.slice(0, 1)))
    drawn.push(...round.slice(0, count - drawn.length))
    piles = piles.map(pile => pile.slice(1)).filter(pile => pile.length > 0)
  }
  return shuffleItems(drawn, `${seed} order`)
}

/** How many attempts ago it was asked: 0: in the last one; a very large number: never. */
function attemptsSince({ id }: Question, earlier: Draw['earlier']): number {
  const at = earlier.findIndex(ids => ids.includes(id))
  return at < 0 ? Number.MAX_SAFE_INTEGER : at
}

/** The questions by their first competency. */
function toPiles(bank: readonly Question[]): readonly { readonly id: string; readonly questions: readonly Question[] }[] {
  const piles = new Map<string, Question[]>()
  for (const question of bank) {
    const competency = question.competencies[0] ?? ''
    piles.set(competency, [...(piles.get(competency) ?? []), question])
  }
  return [...piles].map(([id, questions]) => ({ id, questions }))
}
