import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'

/** What hands are counted for. `part`: a question id, the index of a statement, or '' for the whole activity. */
export interface HandCountTarget {
  readonly part: string
  /** Plain text or HTML of the question; empty for the whole activity. */
  readonly title: string
  /** One label per count; undefined: the steps of the scale; empty: a single count. */
  readonly labels: readonly string[] | undefined
  readonly count: number
}

/** What hands can be counted for in a run. Words, posts, rankings and matrices cannot be answered by raising hands. */
export function listHandCountTargets(run: RunView): readonly HandCountTarget[] {
  const { activity, result } = run
  if (run.options.answers === 'phones') return []
  if (result.kind === 'choices') return [{ part: '', title: '', labels: activity.items, count: Math.max(1, activity.items.length) }]
  if (result.kind === 'ratings')
    return activity.items.map((title, index) => ({ part: String(index), title, labels: undefined, count: SCALE_STEPS }))
  if (result.kind !== 'questions') return []
  const asked = Object.values(run.questions)[0] ?? []
  const isStepped = activity.kind === 'quiz-round' && !run.options.selfPaced
  return asked.flatMap((question, index) => {
    const isAsked = !isStepped || index === run.question
    return isAsked && 'options' in question
      ? [
          {
            part: question.id,
            title: question.title,
            labels: question.options.map(({ html }) => html.replace(/<[^>]*>/g, '')),
            count: question.options.length,
          },
        ]
      : []
  })
}
