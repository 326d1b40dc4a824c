import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { ActivityResult } from './activity-result.ts'
import { findPreviousRound, isPreTest } from '#common/domain/room/rules/activity-run.ts'
import { computeResult } from './compute-result.ts'
import { selectNames } from './post-results.ts'

/** The result without posts that the facilitator has not approved, and without the comments of an evaluation: each is shown alone or not at all. */
export function toVisibleResult(result: ActivityResult): ActivityResult {
  if (result.kind === 'words') return { ...result, words: result.words.filter(({ state }) => state === 'shown') }
  if (result.kind === 'posts') return { ...result, posts: result.posts.filter(({ state }) => state === 'shown') }
  if (result.kind === 'ratings') return { ...result, comments: [] }
  return result
}

/** What participants may see of a result: all of it once revealed; before, only the questions whose answers were shown. */
export function toRevealedResult(run: ActivityRun, room: RoomState): ActivityResult | undefined {
  const result = toVisibleResult(computeResult(run, selectNames(run, room.people, 'everyone'), findPreviousRound(run, room.runs)))
  if (run.state === 'revealed') return result
  if (result.kind !== 'questions' || run.shownKeys.length === 0) return undefined
  return { ...result, questions: result.questions.filter(({ questionId }) => run.shownKeys.includes(questionId)) }
}

/** The same for phones. Of a pre-test they get no marks: with the count of each option, these would reveal which is correct. */
export function toParticipantResult(run: ActivityRun, room: RoomState): ActivityResult | undefined {
  const result = toRevealedResult(run, room)
  if (result?.kind !== 'questions' || !isPreTest(run)) return result
  return {
    ...result,
    questions: result.questions.map(question =>
      question.options.length === 0 ? question : { ...question, right: 0, partly: 0, wrong: 0, earned: 0 },
    ),
  }
}
