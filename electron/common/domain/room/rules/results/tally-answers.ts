import type { PlacedActor, RatedItem } from './activity-result.ts'
import { MATRIX_STEPS, SCALE_STEPS, type MatrixPlace, type RoomAnswer } from '#common/domain/room/rules/answer.ts'

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** How often each option was chosen. */
export function tallyChoices(answers: readonly RoomAnswer[], size: number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0)
  for (const answer of answers) if (answer.kind === 'choice') for (const item of answer.items) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

/** Mean rank of each item, and how often it came first. */
export function tallyRankings(
  answers: readonly RoomAnswer[],
  size: number,
): readonly { readonly meanPlace: number | undefined; readonly first: number }[] {
  const rankings = answers.flatMap(answer => (answer.kind === 'order' ? [answer.items] : []))
  return Array.from({ length: size }, (_, item) => ({
    meanPlace: mean(rankings.map(ranking => ranking.indexOf(item) + 1)),
    first: rankings.filter(ranking => ranking[0] === item).length,
  }))
}

/** Ratings of each statement. `hands`: raised hands by the statement's index; they count like any other rating. */
export function tallyRatings(
  answers: readonly RoomAnswer[],
  size: number,
  hands: Readonly<Record<string, readonly number[]>>,
): readonly RatedItem[] {
  return Array.from({ length: size }, (_, item) => {
    const steps = answers.flatMap(answer => (answer.kind === 'ratings' ? [answer.steps[item] ?? null] : []))
    const raised = hands[String(item)] ?? []
    const counts = Array.from({ length: SCALE_STEPS }, (_step, step) => steps.filter(one => one === step).length + (raised[step] ?? 0))
    return { counts, mean: mean(counts.flatMap((count, step) => Array.from({ length: count }, () => step))) }
  })
}

/** Mean position of each stakeholder, and how far answers are spread around it. */
export function tallyPlacements(answers: readonly RoomAnswer[], size: number): readonly PlacedActor[] {
  return Array.from({ length: size }, (_, actor) => {
    const places = answers.flatMap(answer => (answer.kind === 'places' ? [answer.places[actor] ?? null] : []))
    return summarizePlaces(places.filter(place => place !== null))
  })
}

function summarizePlaces(places: readonly MatrixPlace[]): PlacedActor {
  const power = mean(places.map(place => place.power))
  const interest = mean(places.map(place => place.interest))
  const distances = places.map(place => Math.hypot(place.power - (power ?? 0), place.interest - (interest ?? 0)))
  const cells = Array.from({ length: MATRIX_STEPS }, (_row, row) =>
    Array.from(
      { length: MATRIX_STEPS },
      (_column, column) => places.filter(place => place.power === row && place.interest === column).length,
    ),
  )
  return { power, interest, spread: mean(distances) ?? 0, cells }
}
