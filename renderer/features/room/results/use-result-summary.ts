import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import { meanScore } from '#common/domain/room/rules/results/mean-score.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import { quote } from '#common/domain/shared/quote.ts'
import { findMostChosen, type DisplayedResult } from './displayed-result.ts'
import { useRatingSummary } from './use-rating-summary.ts'

type ResultOfKind<K extends ActivityResult['kind']> = ActivityResult & { readonly kind: K }
type Words = ReturnType<typeof useScopedWords>

/** The sentence above a chart, which sums up the result. */
export function useResultSummary(): (displayed: DisplayedResult) => string {
  const words = useScopedWords()
  const { t, number } = words
  const { ratings, order, places } = useRatingSummary()

  return displayed => {
    const { result, activity } = displayed
    if (isEmpty(result) && displayed.gain === undefined && !isKeyShown(displayed)) return t('room.results.none')
    switch (result.kind) {
      case 'choices':
        return summarizeChoices(words, result, activity.items)
      case 'questions':
        return summarizeQuestions(words, result, displayed)
      case 'words':
        return summarizeWords(words, result)
      case 'posts':
        return t('room.results.posts', { count: number(result.posts.length) }, result.posts.length)
      case 'order':
        return order(result, activity.items)
      case 'ratings':
        return ratings(result, activity.items)
      case 'places':
        return places(result, activity.items)
      default:
        return assertNever(result)
    }
  }
}

function summarizeChoices(
  { t, number, list, locale }: Words,
  { counts, hands }: ResultOfKind<'choices'>,
  items: readonly string[],
): string {
  if (items.length === 0) return t('room.control.hands', { count: number(hands[0] ?? 0) }, hands[0] ?? 0)
  const { indexes, most } = findMostChosen(counts.map((count, index) => count + (hands[index] ?? 0)))
  const names = list(indexes.map(index => quote(items[index], locale())))
  if (indexes.length > NAMED_IN_A_TIE) return t('room.results.tieOfMany', { options: number(indexes.length), count: number(most) }, most)
  return indexes.length > 1
    ? t('room.results.tie', { names, count: number(most) }, most)
    : t('room.results.most', { name: names, count: number(most) }, most)
}

/** More would fill the projector with the sentence instead of the chart. */
const NAMED_IN_A_TIE = 2

function summarizeQuestions(
  { t, number, percent }: Words,
  { questions }: ResultOfKind<'questions'>,
  { activity, gain }: DisplayedResult,
): string {
  if (gain !== undefined)
    return t('room.results.gain', { before: percent(gain.before * 100), after: percent(gain.after * 100), count: number(gain.n) }, gain.n)
  const current = activity.question === undefined ? undefined : questions[activity.question]
  if (current !== undefined) {
    if (!activity.keys.some(({ questionId }) => questionId === current.questionId))
      return t('room.results.answered', { count: number(current.n) }, current.n)
    if (current.n === 0) return t('room.results.nobody')
    const right = t('room.results.right', { right: number(current.right), count: number(current.n) }, current.n)
    return current.partly === 0 ? right : `${right} ${t('room.results.partlyToo', { count: number(current.partly) }, current.partly)}`
  }
  return t('room.results.meanScore', { share: percent(100 * (meanScore(questions) ?? 0)) })
}

function summarizeWords({ t, number, list, locale }: Words, { words, n }: ResultOfKind<'words'>): string {
  const shown = words.filter(({ state }) => state === 'shown')
  const leaders = findLeaders(shown.map(({ count }) => count)).flatMap(index => shown[index] ?? [])
  const [top] = leaders
  if (top === undefined) return t('room.results.wordsWait', { count: number(n) }, n)
  if (leaders.length > NAMED_IN_A_TIE)
    return t('room.results.tiedWords', { words: number(leaders.length), count: number(top.count) }, top.count)
  if (leaders.length > 1)
    return t('room.results.tie', { names: list(leaders.map(({ text }) => quote(text, locale()))), count: number(top.count) }, top.count)
  return t('room.results.topWord', { word: quote(top.text, locale()), count: number(top.count) }, top.count)
}

/** Whether the question that is displayed is over: nobody can answer it any more. */
function isKeyShown({ result, activity }: Pick<DisplayedResult, 'result' | 'activity'>): boolean {
  if (result.kind !== 'questions' || activity.question === undefined) return false
  const current = result.questions[activity.question]
  return activity.keys.some(({ questionId }) => questionId === current?.questionId)
}

function isEmpty(result: ActivityResult): boolean {
  const hands = result.kind === 'choices' ? result.hands.reduce((sum, count) => sum + count, 0) : 0
  const answers = result.kind === 'questions' ? result.questions.reduce((sum, { n }) => sum + n, 0) : 0
  const posts = result.kind === 'posts' ? result.posts.length : 0
  return result.n + hands + answers + posts === 0
}
