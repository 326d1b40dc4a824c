/** As long as the quiz of its course is not passed, the learner needs what a question asks soon. */
const NEEDED = 2

/** How much a card matters: the points its author gives it, and twice that until the quiz of its course is passed. */
export function weighImportance({ points, quizPassed }: { readonly points: number; readonly quizPassed: boolean }): number {
  return points * (quizPassed ? 1 : NEEDED)
}
