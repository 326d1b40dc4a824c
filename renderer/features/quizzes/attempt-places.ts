import type { AttemptQuestion } from '#common/contract/quizzes.ts'

/** Places of the questions that still wait for an answer; one that the course no longer has is passed over. */
export function openPlaces(questions: readonly AttemptQuestion[]): readonly number[] {
  return questions.flatMap((item, place) => (item.question !== undefined && item.answered === undefined ? [place] : []))
}

/** The next open place after this one, going round; undefined when every question is answered. */
export function nextOpen(questions: readonly AttemptQuestion[], place: number): number | undefined {
  const open = openPlaces(questions).filter(candidate => candidate !== place)
  return open.find(candidate => candidate > place) ?? open[0] ?? openPlaces(questions)[0]
}
