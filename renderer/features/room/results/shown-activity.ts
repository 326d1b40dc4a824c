import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { ActivityView, AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { RunState } from '#common/domain/room/state.ts'

/** An activity in one language, whoever looks at it. */
export interface ShownActivity {
  readonly kind: ActivityKind
  readonly state: RunState
  readonly lang: Locale
  readonly title: string
  readonly promptHtml: string
  readonly items: readonly string[]
  readonly questions: readonly QuestionView[]
  readonly keys: readonly AnswerKey[]
  /** The question that is asked, from 0; undefined: all of them at once. */
  readonly question: number | undefined
  readonly multiple: boolean
  readonly anonymous: boolean
  readonly points: boolean
}

/** On the wall: in the room's first language. */
export function shownOnWall(view: ActivityView): ShownActivity {
  const lang = view.langs[0] ?? 'en'
  const text = view.texts[lang] ?? { title: '', promptHtml: '', items: [] }
  const { kind, state, question, multiple, anonymous, options } = view
  return {
    kind,
    state,
    lang,
    ...text,
    questions: view.questions[lang] ?? [],
    keys: view.keys[lang] ?? [],
    question,
    multiple,
    anonymous,
    points: options.points,
  }
}

/** To the facilitator: as the workshop holds it. */
export function shownToFacilitator(run: RunView): ShownActivity {
  const lang = run.langs[0] ?? 'en'
  const { kind, title, promptHtml, items, multiple, anonymous } = run.activity
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
    anonymous,
    points: run.options.points,
  }
}
