import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import { quote } from './quote.ts'
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
    if (isEmpty(result) && displayed.gain === undefined) return t('room.results.none')
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
    const isRevealed = activity.keys.some(({ questionId }) => questionId === current.questionId)
    return isRevealed
      ? t('room.results.right', { right: number(current.right), count: number(current.n) }, current.n)
      : t('room.results.answered', { count: number(current.n) }, current.n)
  }
  const right = questions.reduce((total, question) => total + question.right, 0)
  const n = questions.reduce((total, question) => total + question.n, 0)
  return t('room.results.rightOfAll', { share: percent(n === 0 ? 0 : (100 * right) / n) })
}

function summarizeWords({ t, number, locale }: Words, { words, n }: ResultOfKind<'words'>): string {
  const [top, second] = words.filter(({ state }) => state === 'shown').sort((left, right) => right.count - left.count)
  if (top === undefined) return t('room.results.wordsWait', { count: number(n) }, n)
  if (second?.count === top.count) return t('room.results.words', { count: number(words.length) }, words.length)
  return t('room.results.topWord', { word: quote(top.text, locale()), count: number(top.count) }, top.count)
}

function isEmpty(result: ActivityResult): boolean {
  const hands = result.kind === 'choices' ? result.hands.reduce((sum, count) => sum + count, 0) : 0
  const answers = result.kind === 'questions' ? result.questions.reduce((sum, { n }) => sum + n, 0) : 0
  const posts = result.kind === 'posts' ? result.posts.length : 0
  return result.n + hands + answers + posts === 0
}
