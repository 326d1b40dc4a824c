import { findLast } from '#common/domain/room/rules/results/find-leaders.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import type { ResultParts } from './result-parts.ts'
import { roundToTenth, type ReportFormatter } from './report-formatter.ts'

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Includes raised hands: people without a phone answered the same question. */
export function describeChoices(
  { n, counts, hands }: Extract<ActivityResult, { kind: 'choices' }>,
  items: readonly string[],
  multiple: boolean,
  formatter: ReportFormatter,
): ResultParts {
  const { words, fill, percent } = formatter
  const all = counts.map((count, index) => count + (hands[index] ?? 0))
  // With multiple choice one person raises several hands, so the highest count is the lower bound of people.
  const asked = n + (multiple ? Math.max(0, ...hands) : sum(hands))
  const most = Math.max(0, ...all)
  if (most === 0) return { sentences: [words.nobody] }
  const top = items.filter((_, index) => all[index] === most)
  const values = { count: most, n: asked, percent: percent(most / asked) }
  return {
    sentences: [
      top.length === 1
        ? fill(words.mostChosen, { ...values, option: formatter.quote(top[0] ?? '') })
        : fill(words.mostChosenTie, { ...values, options: formatter.quoteAll(top) }),
    ],
    chart: {
      kind: 'bars',
      bars: items.map((label, index) => ({
        label,
        share: (all[index] ?? 0) / asked,
        valueText: `${formatter.number(all[index] ?? 0)} (${percent((all[index] ?? 0) / asked)})`,
      })),
    },
    table: {
      head: [words.option, words.count, words.shareHead],
      rows: items.map((label, index) => [label, all[index] ?? 0, formatter.share((all[index] ?? 0) / asked)]),
    },
    note: sum(hands) > 0 ? fill(words.hands, { count: sum(hands) }) : '',
  }
}

/** The best rank has the longest bar. */
export function describeOrder(
  { n, items: ranked }: Extract<ActivityResult, { kind: 'order' }>,
  items: readonly string[],
  { words, fill, quote, quoteAll }: ReportFormatter,
): ResultParts {
  const lines = items
    .map((label, index) => ({ label, place: ranked[index]?.meanPlace, first: ranked[index]?.first ?? 0 }))
    .flatMap(line => (line.place === undefined ? [] : [{ ...line, place: line.place }]))
  const sorted = lines.toSorted((left, right) => left.place - right.place)
  const [top] = sorted
  if (top === undefined) return { sentences: [words.nobody] }
  const leaders = findLast(sorted.map(({ place }) => place)).flatMap(index => sorted[index]?.label ?? [])
  return {
    sentences: [
      leaders.length > 1
        ? fill(words.orderTie, { items: quoteAll(leaders), place: top.place })
        : fill(words.order, { item: quote(top.label), place: top.place, first: top.first, n }),
    ],
    chart: {
      kind: 'bars',
      bars: sorted.map(({ label, place }) => ({
        label,
        share: (items.length + 1 - place) / items.length,
        valueText: fill(words.placeText, { place }),
      })),
    },
    table: {
      head: [words.item, words.meanPlace, words.first],
      rows: sorted.map(({ label, place, first }) => [label, roundToTenth(place), first]),
    },
  }
}
