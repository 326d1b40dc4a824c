import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import { useScopedWords } from '#renderer/i18n/scoped-words.ts'
import { quote } from './quote.ts'
import { findHighest } from './displayed-result.ts'

type Ratings = ActivityResult & { readonly kind: 'ratings' }
type Order = ActivityResult & { readonly kind: 'order' }
type Places = ActivityResult & { readonly kind: 'places' }

interface RatingSummary {
  readonly ratings: (result: Ratings, items: readonly string[]) => string
  readonly order: (result: Order, items: readonly string[]) => string
  readonly places: (result: Places, items: readonly string[]) => string
  /** The steps of a scale, from the lowest. */
  readonly steps: () => readonly string[]
  /** A mean with one decimal, from 1 where the lowest step counts as 1. */
  readonly mean: (value: number | undefined) => string
}

/** Sums up a scale, ranking or stakeholder matrix in a sentence. */
export function useRatingSummary(): RatingSummary {
  const { t, number, locale } = useScopedWords()
  const mean = (value: number | undefined): string => (value === undefined ? '–' : number(Math.round((value + 1) * 10) / 10))

  function ratings({ items: rated, before, n }: Ratings, items: readonly string[]): string {
    if (before !== undefined)
      return moved(
        rated.map((item, index) => change(item.mean, before[index]?.mean)),
        items,
      )
    const means = rated.map(item => item.mean)
    const [top, bottom] = [findHighest(means), findHighest(means.map(value => (value === undefined ? undefined : -value)))]
    if (top === undefined || bottom === undefined || means[top] === means[bottom])
      return t('room.results.answered', { count: number(n) }, n)
    return t('room.results.topRated', { top: quote(items[top], locale()), bottom: quote(items[bottom], locale()) })
  }

  function moved(changes: readonly (number | undefined)[], items: readonly string[]): string {
    const most = findHighest(changes.map(value => (value === undefined ? undefined : Math.abs(value))))
    const change = most === undefined ? 0 : (changes[most] ?? 0)
    if (most === undefined || change === 0) return t('room.results.notMoved')
    return change > 0
      ? t('room.results.movedUp', { name: quote(items[most], locale()) })
      : t('room.results.movedDown', { name: quote(items[most], locale()) })
  }

  function order({ items: ranked, n }: Order, items: readonly string[]): string {
    const top = findHighest(ranked.map(({ meanPlace }) => (meanPlace === undefined ? undefined : -meanPlace)))
    if (top === undefined) return t('room.results.none')
    return t('room.results.topRanked', { name: quote(items[top], locale()), first: number(ranked[top]?.first ?? 0), count: number(n) }, n)
  }

  function places({ actors, n }: Places, items: readonly string[]): string {
    const [strong, keen] = [findHighest(actors.map(({ power }) => power)), findHighest(actors.map(({ interest }) => interest))]
    if (strong === undefined || keen === undefined) return t('room.results.answered', { count: number(n) }, n)
    if (strong === keen) return t('room.results.topActor', { name: quote(items[strong], locale()) })
    return t('room.results.topActors', { strong: quote(items[strong], locale()), keen: quote(items[keen], locale()) })
  }

  const steps = (): readonly string[] => [t('room.steps.none'), t('room.steps.little'), t('room.steps.mostly'), t('room.steps.fully')]
  return { ratings, order, places, steps, mean }
}

function change(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined ? undefined : after - before
}
