import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import { SCALE_STEPS } from './answer.ts'
import { findAnswerKind } from './answer-kinds.ts'
import { listQuestions } from './activity-run.ts'

/** How many numbers a count of raised hands has, one for each choice; undefined: hands cannot be counted for this part. */
export function countHandChoices(run: ActivityRun, part: string): number | undefined {
  if (run.options.answers === 'phones') return undefined
  const { items } = run.activity
  switch (findAnswerKind(run.activity.kind)) {
    case 'choice':
      return part === '' ? Math.max(1, items.length) : undefined
    case 'ratings':
      return items[Number(part)] === undefined ? undefined : SCALE_STEPS
    case 'question': {
      const question = listQuestions(run).find(({ id }) => id === part)
      return question !== undefined && 'options' in question ? question.options.length : undefined
    }
    default:
      return undefined
  }
}

/** More hands than people. `index`: of the count that is too large alone; undefined: all together are. `most`: what it may be. */
export interface HandFault {
  readonly index: number | undefined
  readonly most: number
}

/** How many people may be in the room: those who joined, or those expected if they are more; undefined: of nobody is known. */
export function countPeople({ people }: Pick<RoomState, 'people'>, expected: number): number | undefined {
  const most = Math.max(Object.keys(people).length, expected)
  return most === 0 ? undefined : most
}

/** Whether more hands were counted than there are people who can raise one; undefined: not, or how many there are is unknown. */
export function checkHands(run: ActivityRun, part: string, counts: readonly number[], people: number | undefined): HandFault | undefined {
  if (people === undefined) return undefined
  const index = counts.findIndex(count => count > people)
  if (index >= 0) return { index, most: people }
  if (canRaiseTwice(run, part)) return undefined
  const most = Math.max(0, people - countOnPhones(run, part))
  return counts.reduce((sum, count) => sum + count, 0) > most ? { index: undefined, most } : undefined
}

/** Where several answers may be chosen, one person raises a hand for each. */
function canRaiseTwice(run: ActivityRun, part: string): boolean {
  return run.activity.multiple || listQuestions(run).find(({ id }) => id === part)?.kind === 'multiple'
}

function countOnPhones(run: ActivityRun, part: string): number {
  return Object.values(run.ballots).filter(ballot => {
    const answer = ballot[''] ?? ballot[part]
    return answer?.kind === 'ratings' ? (answer.steps[Number(part)] ?? null) !== null : answer !== undefined
  }).length
}
