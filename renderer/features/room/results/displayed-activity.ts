import { getNameVisibility } from '#common/domain/room/rules/activity-run.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { ActivityView, AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { pickText, type ActivityText } from '#common/domain/workshops/workshop.ts'
import type { RunState } from '#common/domain/room/state.ts'

/** An activity in one language, for the projector or the facilitator. */
export interface DisplayedActivity {
  readonly kind: ActivityKind
  readonly state: RunState
  readonly lang: Locale
  readonly title: string
  readonly promptHtml: string
  readonly items: readonly string[]
  /** Own names of the steps of a scale, and what its comments answer. */
  readonly steps?: ActivityText['steps']
  readonly comment?: ActivityText['comment']
  readonly questions: readonly QuestionView[]
  readonly keys: readonly AnswerKey[]
  /** Index of the current question; undefined: all are asked at once. */
  readonly question: number | undefined
  readonly multiple: boolean
  readonly names: NameVisibility
  readonly points: boolean
  /** In the second language of a projector that shows two at once. */
  readonly also?: Translation | undefined
}

/** The texts of an activity in a second language; empty where it lacks them. */
export type Translation = Pick<DisplayedActivity, 'lang' | 'title' | 'promptHtml' | 'items' | 'questions'>

/** The same text in another language. */
export interface OtherText {
  readonly lang: Locale
  readonly text: string
}

/** For the projector, in one or two languages. What was never translated stays in the room's first language. */
export function toProjectedActivity(view: ActivityView, langs: readonly Locale[] = view.langs.slice(0, 1)): DisplayedActivity {
  const first = view.langs[0] ?? 'en'
  const lang = langs[0] ?? first
  const second = langs[1]
  const text = view.texts[lang] ?? view.texts[first] ?? NO_TEXT
  const { kind, state, question, multiple, names, options } = view
  return {
    kind,
    state,
    lang,
    ...text,
    questions: view.questions[lang] ?? view.questions[first] ?? [],
    keys: view.keys[lang] ?? view.keys[first] ?? [],
    question,
    multiple,
    names,
    points: options.points,
    also: second === undefined || second === lang ? undefined : translate(view, second),
  }
}

const NO_TEXT = { title: '', promptHtml: '', items: [] }

function translate({ texts, questions }: ActivityView, lang: Locale): Translation | undefined {
  if (texts[lang] === undefined && questions[lang] === undefined) return undefined
  return { lang, ...(texts[lang] ?? NO_TEXT), questions: questions[lang] ?? [] }
}

/** A text in the second language of the projector; undefined: it has one language, or the text was not translated. */
export function findOther(also: Translation | undefined, find: (texts: Translation) => string | undefined): OtherText | undefined {
  const text = also && find(also)
  return also === undefined || text === undefined || text === '' ? undefined : { lang: also.lang, text }
}

/** For the facilitator: as written in the workshop. */
export function toFacilitatorActivity(run: RunView): DisplayedActivity {
  const lang = run.langs[0] ?? 'en'
  const { kind, multiple } = run.activity
  const isRound = kind === 'quiz-round' && !run.options.selfPaced
  const question = isRound ? run.question : undefined
  return {
    kind,
    state: run.state,
    lang,
    ...pickText(run.activity),
    questions: run.questions[lang] ?? [],
    keys: run.keys[lang] ?? [],
    question,
    multiple,
    names: getNameVisibility(run),
    points: run.options.points,
  }
}
