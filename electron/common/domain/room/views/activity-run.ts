import { viewOfQuestion } from '#common/domain/quizzes/view-of-question.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityText, PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import { isStepped, questionsOf } from '#common/domain/room/rules/validate-answer.ts'
import { postsOf } from '#common/domain/room/rules/activity-results.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { ActivityView, AnswerKey } from './view-types.ts'

type People = Readonly<Record<string, Pick<RoomParticipant, 'name'>>>
type PerLocale<T> = Readonly<Partial<Record<Locale, T>>>

/** A run as phones and the projector show it; `result` is what has been revealed of it. */
export function toActivityView(run: ActivityRun, people: People, langs: readonly Locale[], result: ActivityResult | undefined): ActivityView {
  const { id: runId, activity, state, options } = run
  return {
    runId,
    kind: activity.kind,
    state,
    anonymous: isAnonymous(run),
    multiple: activity.multiple,
    options,
    texts: textsOf(activity, langs),
    questions: toQuestionViews(run),
    langs,
    question: isStepped(run) ? run.question : undefined,
    keys: toAnswerKeys(run, run.state === 'revealed' && !isPreTest(run) ? undefined : run.shownKeys),
    posts: postsOf(run, people).filter(post => post.state === 'shown'),
    result,
  }
}

/** Evaluations are anonymous whatever a guide says. */
export function isAnonymous({ activity }: Pick<ActivityRun, 'activity'>): boolean {
  return activity.anonymous || activity.kind === 'evaluation'
}

/** The same questions come again after the day: their answers are not told before. */
export function isPreTest({ activity }: Pick<ActivityRun, 'activity'>): boolean {
  return activity.kind === 'pre-test'
}

export function textsOf(activity: PlannedActivity, langs: readonly Locale[]): PerLocale<ActivityText> {
  const { title, promptHtml, items, translations } = activity
  return { ...translations, [langs[0] ?? 'en']: { title, promptHtml, items } }
}

/** Without the content's hash: it is made of the key too, so a phone that tries every key would find the one that fits. */
export function toQuestionViews(run: Pick<ActivityRun, 'questions'>): ActivityView['questions'] {
  return mapped(run.questions, questions => questions.map(question => ({ ...viewOfQuestion(question), contentHash: '' })))
}

/** The right answers of some questions; undefined: of all. */
export function toAnswerKeys(run: Pick<ActivityRun, 'questions'>, ids: readonly string[] | undefined): PerLocale<readonly AnswerKey[]> {
  return mapped(run.questions, questions => questions.filter(({ id }) => ids === undefined || ids.includes(id)).map(keyOf))
}

function keyOf(question: Question): AnswerKey {
  const { id: questionId, explanationHtml } = question
  const optionIds = 'options' in question ? question.options.filter(({ right }) => right).map(({ id }) => id) : []
  return { questionId, optionIds, model: modelOf(question), explanationHtml }
}

function modelOf(question: Question): string | undefined {
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

function mapped<T, U>(perLocale: PerLocale<T>, change: (value: T) => U): PerLocale<U> {
  return Object.fromEntries(Object.entries(perLocale).map(([lang, value]) => [lang, change(value)]))
}

/** The question that is asked now, by its id; undefined: all at once, or no questions. */
export function findCurrentQuestionId(run: ActivityRun): string | undefined {
  return isStepped(run) ? questionsOf(run)[run.question]?.id : undefined
}
