import { getNameVisibility } from '#common/domain/room/rules/activity-run.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { ActivityView, AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { RunState } from '#common/domain/room/state.ts'

/** An activity in one language, for the projector or the facilitator. */
export interface DisplayedActivity {
  readonly kind: ActivityKind
  readonly state: RunState
  readonly lang: Locale
  readonly title: string
  readonly promptHtml: string
  readonly items: readonly string[]
  readonly questions: readonly QuestionView[]
  readonly keys: readonly AnswerKey[]
  /** Index of the current question; undefined: all are asked at once. */
  readonly question: number | undefined
  readonly multiple: boolean
  readonly names: NameVisibility
  readonly points: boolean
}

/** For the projector: in the room's first language. */
export function toProjectedActivity(view: ActivityView): DisplayedActivity {
  const lang = view.langs[0] ?? 'en'
  const text = view.texts[lang] ?? { title: '', promptHtml: '', items: [] }
  const { kind, state, question, multiple, names, options } = view
  return {
    kind,
    state,
    lang,
    ...text,
    questions: view.questions[lang] ?? [],
    keys: view.keys[lang] ?? [],
    question,
    multiple,
    names,
    points: options.points,
  }
}

/** For the facilitator: as written in the workshop. */
export function toFacilitatorActivity(run: RunView): DisplayedActivity {
  const lang = run.langs[0] ?? 'en'
  const { kind, title, promptHtml, items, multiple } = run.activity
  const isRound = kind === 'quiz-round' && !run.options.selfPaced
  const question = isRound ? run.question : undefined
  return {
    kind,
    state: run.state,
    lang,
    title,
    promptHtml,
    items,
    questions: run.questions[lang] ?? [],
    keys: run.keys[lang] ?? [],
    question,
    multiple,
    names: getNameVisibility(run),
    points: run.options.points,
  }
}
