import { learnerNamed, reviewOf } from '#tests/support/records.ts'
import type { Scenario } from './power-cut-scenarios.ts'

export const practice: Scenario = {
  name: 'a practice, across the end of a month and a restart',
  play: async ({ recorder, storage, reopen }) => {
    const { id: learnerId } = await storage.learners.add(learnerNamed('Amal'))
    let open = storage
    for (const at of ['2026-01-31T23:58:00Z', '2026-01-31T23:59:00Z', '2026-02-01T00:01:00Z']) {
      const review = reviewOf('quiz:core:stock-or-flow', new Date(at))
      await open.reviews.append(learnerId, [review])
      recorder.acknowledge({ kind: 'review', learnerId, reviewId: review.id })
      if (at.startsWith('2026-01-31T23:59')) open = await reopen()
    }
  },
}
