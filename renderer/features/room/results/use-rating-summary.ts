import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { findLast, findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import { nameSteps } from '#common/domain/room/rules/scale-steps.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import { quote } from '#common/domain/shared/quote.ts'

type Ratings = ActivityResult & { readonly kind: 'ratings' }
type Order = ActivityResult & { readonly kind: 'order' }
type Places = ActivityResult & { readonly kind: 'places' }

interface RatingSummary {
  readonly ratings: (result: Ratings, items: readonly string[]) => string
  readonly order: (result: Order, items: readonly string[]) => string
  readonly places: (result: Places, items: readonly string[]) => string
  /** The steps of a scale, from the lowest. `own`: as the facilitator named them. */
  readonly steps: (own?: readonly string[]) => readonly string[]
  /** A mean with one decimal, from 1 where the lowest step counts as 1. */
  readonly mean: (value: number | undefined) => string
}

/** Sums up a scale, ranking or stakeholder matrix in a sentence. */
export function useRatingSummary(): RatingSummary {
  const { t, number, list, locale } = useScopedWords()
  const mean = (value: number | undefined): string => (value === undefined ? '–' : number(Math.round((value + 1) * 10) / 10))

  const NAMED_IN_A_TIE = 2

  /** The names of equals, or how many they are: more would fill the projector with the sentence instead of the chart. */
  function nameAll(indexes: readonly number[], items: readonly string[]): string {
    const [first] = indexes
    if (indexes.length > NAMED_IN_A_TIE) return t('room.results.tiedMany', { count: number(indexes.length) }, indexes.length)
    const names = list(indexes.map(index => quote(items[index], locale())))
    return indexes.length > 1 || first === undefined ? t('room.results.tiedNames', { names }) : names
  }

  function ratings({ items: rated, before, n }: Ratings, items: readonly string[]): string {
    if (before !== undefined)
      return moved(
        rated.map((item, index) => change(item.mean, before[index]?.mean)),
        items,
      )
    const means = rated.map(item => item.mean)
    const [top, bottom] = [findLeaders(means), findLast(means)]
    if (top.length === 0 || top.some(index => bottom.includes(index))) return t('room.results.answered', { count: number(n) }, n)
    return t('room.results.topRated', { top: nameAll(top, items), bottom: nameAll(bottom, items) })
  }

  function moved(changes: readonly (number | undefined)[], items: readonly string[]): string {
    const most = findLeaders(changes.map(value => (value === undefined ? undefined : Math.abs(value))))
    const [up, down] = [most.filter(index => (changes[index] ?? 0) > 0), most.filter(index => (changes[index] ?? 0) < 0)]
    const sentences = [
      up.length === 0 ? '' : t('room.results.movedUp', { name: nameAll(up, items) }),
      down.length === 0 ? '' : t('room.results.movedDown', { name: nameAll(down, items) }),
    ].filter(sentence => sentence !== '')
    return sentences.length === 0 ? t('room.results.notMoved') : sentences.join(' ')
  }

  function order({ items: ranked, n }: Order, items: readonly string[]): string {
    const [top, ...equals] = findLast(ranked.map(({ meanPlace }) => meanPlace))
    if (top === undefined) return t('room.results.none')
    if (equals.length > 0) return t('room.results.tiedRanked', { names: nameAll([top, ...equals], items) })
    return t('room.results.topRanked', { name: quote(items[top], locale()), first: number(ranked[top]?.first ?? 0), count: number(n) }, n)
  }

  function places({ actors, n }: Places, items: readonly string[]): string {
    const [strong, keen] = [findLeaders(actors.map(({ power }) => power)), findLeaders(actors.map(({ interest }) => interest))]
    if (strong.length === 0 || keen.length === 0) return t('room.results.answered', { count: number(n) }, n)
    if (strong.length === 1 && keen.length === 1 && strong[0] === keen[0])
      return t('room.results.topActor', { name: nameAll(strong, items) })
    return t('room.results.topActors', { strong: nameAll(strong, items), keen: nameAll(keen, items) })
  }

  const steps = (own?: readonly string[]): readonly string[] =>
    nameSteps(own, [t('room.steps.none'), t('room.steps.little'), t('room.steps.mostly'), t('room.steps.fully')], number)
  return { ratings, order, places, steps, mean }
}

function change(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before
}
