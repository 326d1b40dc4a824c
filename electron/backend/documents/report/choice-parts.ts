import type { ActivityResult } from '#common/domain/room/rules/activity-result.ts'
import type { ResultParts } from './result-parts.ts'
import { rounded, type Teller } from './teller.ts'

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Hands raised in the room are counted in: who has no phone was asked the same. */
export function choiceParts(
  { n, counts, hands }: Extract<ActivityResult, { kind: 'choices' }>,
  items: readonly string[],
  multiple: boolean,
  teller: Teller,
): ResultParts {
  const { words, fill, percent } = teller
  const all = counts.map((count, index) => count + (hands[index] ?? 0))
  // Somebody who may choose several raises a hand for each: those who raised one for the commonest are the least that there were.
  const asked = n + (multiple ? Math.max(0, ...hands) : sum(hands))
  const most = Math.max(0, ...all)
  if (most === 0) return { says: [words.nobody] }
  const top = items.filter((_, index) => all[index] === most)
  const values = { count: most, n: asked, percent: percent(most / asked) }
  return {
    says: [
      top.length === 1
        ? fill(words.mostChosen, { ...values, option: top[0] ?? '' })
        : fill(words.mostChosenTie, { ...values, options: teller.list(top) }),
    ],
    chart: {
      kind: 'bars',
      bars: items.map((label, index) => ({
        label,
        share: (all[index] ?? 0) / asked,
        says: `${teller.number(all[index] ?? 0)} (${percent((all[index] ?? 0) / asked)})`,
      })),
    },
    table: {
      head: [words.option, words.count, words.shareHead],
      rows: items.map((label, index) => [label, all[index] ?? 0, percent((all[index] ?? 0) / asked)]),
    },
    note: sum(hands) > 0 ? fill(words.hands, { count: sum(hands) }) : '',
  }
}

/** The highest place has the longest bar. */
export function orderParts(
  { n, items: ranked }: Extract<ActivityResult, { kind: 'order' }>,
  items: readonly string[],
  { words, fill }: Teller,
): ResultParts {
  const lines = items
    .map((label, index) => ({ label, place: ranked[index]?.meanPlace, first: ranked[index]?.first ?? 0 }))
    .flatMap(line => (line.place === undefined ? [] : [{ ...line, place: line.place }]))
  const sorted = lines.toSorted((left, right) => left.place - right.place)
  const [top] = sorted
  if (top === undefined) return { says: [words.nobody] }
  return {
    says: [fill(words.order, { item: top.label, place: top.place, first: top.first, n })],
    chart: {
      kind: 'bars',
      bars: sorted.map(({ label, place }) => ({
        label,
        share: (items.length + 1 - place) / items.length,
        says: fill(words.placeSays, { place }),
      })),
    },
    table: {
      head: [words.item, words.meanPlace, words.first],
      rows: sorted.map(({ label, place, first }) => [label, rounded(place), first]),
    },
  }
}
