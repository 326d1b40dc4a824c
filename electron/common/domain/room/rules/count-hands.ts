import type { ActivityRun } from '#common/domain/room/state.ts'
import { SCALE_STEPS } from './answer.ts'
import { findAnswerKind } from './answer-kinds.ts'
import { listQuestions } from './activity-run.ts'

/** How many numbers a count of raised hands has, one for each choice; undefined: hands cannot be counted for this part. */
export function countHandChoices(run: ActivityRun, part: string): number | undefined {
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
