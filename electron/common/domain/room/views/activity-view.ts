import type { Question, QuestionView } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { ActivityResult, ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { getNameVisibility, isPreTest, isStepped } from '#common/domain/room/rules/activity-run.ts'
import { isTimeUp } from '#common/domain/room/rules/question-time.ts'
import { selectNames, toShownPosts, type Names } from '#common/domain/room/rules/results/post-results.ts'
import type { ActivityRun, RunOptions, RunState } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { pickText, type ActivityText, type PlannedActivity } from '#common/domain/workshops/workshop.ts'

/** The correct answer of a question, once it was shown. */
export interface AnswerKey {
  readonly questionId: string
  /** Ids of the correct options; empty where there are none. */
  readonly optionIds: readonly string[]
  /** The correct answer where it is typed. */
  readonly model: string | undefined
  /** Premises with the text of their match, or items in the right order. */
  readonly lines?: readonly { readonly id: string; readonly model?: string }[]
  readonly explanationHtml: string | undefined
}

/** An activity on phones and the projector. Correct answers are in `keys` only. */
export interface ActivityView {
  readonly runId: string
  readonly kind: ActivityKind
  readonly state: RunState
  /** Who learns the names beside answers: said before anybody answers. */
  readonly names: NameVisibility
  readonly multiple: boolean
  readonly options: RunOptions
  /** Per language; the first of `langs` is always there. */
  readonly texts: Readonly<Partial<Record<Locale, ActivityText>>>
  readonly questions: Readonly<Partial<Record<Locale, readonly QuestionView[]>>>
  /** Languages of the room, the workshop's first language first. */
  readonly langs: readonly Locale[]
  /** Index of the current question; undefined: all at once. */
  readonly question: number | undefined
  /** The time of the current question is up: it takes no more answers, and the correct one is not shown yet. */
  readonly isTimeUp: boolean
  /** Answer keys of the questions whose answers were shown. */
  readonly keys: Readonly<Partial<Record<Locale, readonly AnswerKey[]>>>
  /** Approved posts of everybody. */
  readonly posts: readonly ShownPost[]
  /** Of the board they stand on; undefined or empty: a list. */
  readonly columns?: readonly string[] | undefined
  /** Undefined before it is revealed. */
  readonly result: ActivityResult | undefined
}

type PerLocale<T> = Readonly<Partial<Record<Locale, T>>>

/** The view of a run; `result`: what has been revealed of it. */
export function toActivityView(
  run: ActivityRun,
  people: Names,
  langs: readonly Locale[],
  result: ActivityResult | undefined,
): ActivityView {
  const { id: runId, activity, state, options } = run
  return {
    runId,
    kind: activity.kind,
    state,
    names: getNameVisibility(run),
    multiple: activity.multiple,
    options,
    texts: collectTexts(activity, langs),
    questions: toQuestionViews(run),
    langs,
    question: isStepped(run) ? run.question : undefined,
    isTimeUp: isTimeUp(run),
    keys: toAnswerKeys(run, run.state === 'revealed' && !isPreTest(run) ? undefined : run.shownKeys),
    posts: toShownPosts(run, selectNames(run, people, 'everyone')).filter(post => post.state === 'shown'),
    columns: run.wall?.columns,
    result,
  }
}

export function collectTexts(activity: PlannedActivity, langs: readonly Locale[]): PerLocale<ActivityText> {
  return { ...activity.translations, [langs[0] ?? 'en']: pickText(activity) }
}

/** Without the content hash: it covers the answer key, so a phone could find the key by trying all of them. */
export function toQuestionViews(run: Pick<ActivityRun, 'questions'>): ActivityView['questions'] {
  return mapLocales(run.questions, questions => questions.map(question => ({ ...toQuestionView(question), contentHash: '' })))
}

/** Answer keys of the questions with these ids; undefined: of all. */
export function toAnswerKeys(run: Pick<ActivityRun, 'questions'>, ids: readonly string[] | undefined): ActivityView['keys'] {
  return mapLocales(run.questions, questions => questions.filter(({ id }) => ids === undefined || ids.includes(id)).map(toAnswerKey))
}

/** The correct answer of a question and why it is. */
export function toAnswerKey(question: Question): AnswerKey {
  const { id: questionId, explanationHtml } = question
  const optionIds = 'options' in question ? question.options.filter(({ right }) => right).map(({ id }) => id) : []
  return { questionId, optionIds, model: findModelAnswer(question), ...findKeyLines(question), explanationHtml }
}

function findKeyLines(question: Question): Pick<AnswerKey, 'lines'> {
  if (question.kind === 'ordering') return { lines: question.items.map(({ id }) => ({ id })) }
  if (question.kind !== 'matching') return {}
  const texts = new Map(question.matches.map(({ id, text }) => [id, text]))
  return { lines: question.premises.map(({ id, matchId }) => ({ id, model: texts.get(matchId) ?? '' })) }
}

function findModelAnswer(question: Question): string | undefined {
  switch (question.kind) {
    case 'gap':
      return question.gaps.map(({ accepted }) => accepted[0] ?? '').join(' · ')
    case 'numeric': {
      const target = question.targets.find(({ right }) => right)
      return target === undefined ? undefined : [target.value, question.unit].filter(part => part !== undefined).join(' ')
    }
    case 'short':
      return question.targets.find(({ right }) => right)?.text
    default:
      return undefined
  }
}

function mapLocales<T, U>(perLocale: PerLocale<T>, change: (value: T) => U): PerLocale<U> {
  return Object.fromEntries(Object.entries(perLocale).map(([lang, value]) => [lang, change(value)]))
}
