/** Ten minutes. */
export const DAILY_SECONDS = 600
/** About what a question with four options takes, feedback read; used until a learner's own answers tell. */
const USUAL_SECONDS = 45
/** So many answers tell. */
const FEWEST_TIMES = 5
/** Only the latest answers count: one gets quicker. */
const LATEST_TIMES = 50
/** An answer in two seconds or after a telephone call says nothing about the next one. */
const [SHORTEST_SECONDS, LONGEST_SECONDS] = [10, 120]

export interface Candidate {
  readonly cardId: string
  /** Chance of recall, 0 to 1. */
  readonly chance: number
  readonly importance: number
}

/** How long a card takes this learner: the median of the latest answers. `seconds`: of the answers before today, the oldest first. */
export function estimateSeconds(seconds: readonly number[]): number {
  if (seconds.length < FEWEST_TIMES) return USUAL_SECONDS
  const sorted = seconds.slice(-LATEST_TIMES).sort((left, right) => left - right)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? USUAL_SECONDS
  return Math.min(Math.max(middle, SHORTEST_SECONDS), LONGEST_SECONDS)
}

/**
 * Of the cards that are due, those for what is left of today's ten minutes: first those with the highest chance of recall times
 * importance, which keeps most of what can still be kept; equal ones by id. To answer one of them leaves the others chosen.
 * @param answered cards that were practised today
 */
export function chooseToday<C extends Candidate>(
  due: readonly C[],
  { answered, seconds }: { readonly answered: number; readonly seconds: number },
): readonly C[] {
  const left = Math.max(0, Math.max(1, Math.floor(DAILY_SECONDS / seconds)) - answered)
  return due.toSorted((one, other) => weigh(other) - weigh(one) || (one.cardId < other.cardId ? -1 : 1)).slice(0, left)
}

function weigh({ chance, importance }: Candidate): number {
  return chance * importance
}
