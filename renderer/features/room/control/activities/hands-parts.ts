import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'

/** What hands can be counted for: a question's id, the number of a statement, or ''. */
export interface HandsPart {
  readonly part: string
  /** Text or HTML of the question; empty: the activity itself. */
  readonly title: string
  /** Undefined: the steps of the scale; empty: one number of hands. */
  readonly labels: readonly string[] | undefined
  readonly count: number
}

/** Where hands can be counted in a run; words, posts, orders and maps are not counted by hand. */
export function handsParts(run: RunView): readonly HandsPart[] {
  const { activity, result } = run
  if (result.kind === 'choices') return [{ part: '', title: '', labels: activity.items, count: Math.max(1, activity.items.length) }]
  if (result.kind === 'ratings')
    return activity.items.map((title, place) => ({ part: String(place), title, labels: undefined, count: SCALE_STEPS }))
  if (result.kind !== 'questions') return []
  const asked = Object.values(run.questions)[0] ?? []
  const isStepped = activity.kind === 'quiz-round' && !run.options.selfPaced
  return asked.flatMap((question, place) => {
    const isAsked = !isStepped || place === run.question
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
