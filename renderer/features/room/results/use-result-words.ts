import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import { quoted } from './quoted.ts'
import { mostOf, type ShownResult } from './shown-result.ts'
import { useRatingWords } from './use-rating-words.ts'

type ResultOf<K extends ActivityResult['kind']> = ActivityResult & { readonly kind: K }

/** The sentence above a chart: what to see in it. */
export function useResultWords(): (shown: ShownResult) => string {
  const { t, number, list, percent, locale } = useScopedWords()
  const { ratings, order, places } = useRatingWords()
  const allQuoted = (names: readonly string[]): string => list(names.map(name => quoted(name, locale())))

  function choices({ counts, hands }: ResultOf<'choices'>, items: readonly string[]): string {
    const totals = counts.map((count, place) => count + (hands[place] ?? 0))
    const { places: first, most } = mostOf(totals)
    const named = allQuoted(first.map(place => items[place] ?? ''))
    return first.length > 1
      ? t('room.results.level', { names: named, count: number(most) }, most)
      : t('room.results.most', { name: named, count: number(most) }, most)
  }

  function questions({ questions: asked }: ResultOf<'questions'>, { activity, gain }: ShownResult): string {
    if (gain !== undefined)
      return t('room.results.gain', { before: percent(gain.before * 100), after: percent(gain.after * 100), count: number(gain.n) }, gain.n)
    const one = activity.question === undefined ? undefined : asked[activity.question]
    const id = one?.questionId
    if (one !== undefined && !activity.keys.some(({ questionId }) => questionId === id))
      return t('room.results.answered', { count: number(one.n) }, one.n)
    if (one !== undefined) return t('room.results.right', { right: number(one.right), count: number(one.n) }, one.n)
    const [right, n] = asked.reduce(([sum, all], question) => [sum + question.right, all + question.n], [0, 0])
    return t('room.results.rightOfAll', { share: percent(n === 0 ? 0 : (100 * right) / n) })
  }

  function words({ words: all, n }: ResultOf<'words'>): string {
    const [top, second] = [...all].filter(({ state }) => state === 'shown').sort((left, right) => right.count - left.count)
    if (top === undefined) return t('room.results.wordsWait', { count: number(n) }, n)
    if (second?.count === top.count) return t('room.results.words', { count: number(all.length) }, all.length)
    return t('room.results.topWord', { word: quoted(top.text, locale()), count: number(top.count) }, top.count)
  }

  return shown => {
    const { result, activity } = shown
    if (isEmpty(result) && shown.gain === undefined) return t('room.results.none')
    switch (result.kind) {
      case 'choices':
        return choices(result, activity.items)
      case 'questions':
        return questions(result, shown)
      case 'words':
        return words(result)
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

function isEmpty(result: ActivityResult): boolean {
  const hands = result.kind === 'choices' ? result.hands.reduce((sum, count) => sum + count, 0) : 0
  const asked = result.kind === 'questions' ? result.questions.reduce((sum, { n }) => sum + n, 0) : 0
  const posts = result.kind === 'posts' ? result.posts.length : 0
  return result.n + hands + asked + posts === 0
}
