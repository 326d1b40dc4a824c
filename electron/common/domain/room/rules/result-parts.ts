import type { PlacedActor, RatedItem } from './activity-result.ts'
import { MATRIX_STEPS, SCALE_STEPS, type MatrixPlace, type RoomAnswer } from './answer.ts'

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Each item's mean place in the orders, and how often it came first. */
export function ordered(
  answers: readonly RoomAnswer[],
  size: number,
): readonly { readonly meanPlace: number | undefined; readonly first: number }[] {
  const orders = answers.flatMap(answer => (answer.kind === 'order' ? [answer.items] : []))
  return Array.from({ length: size }, (_, item) => ({
    meanPlace: meanOf(orders.map(order => order.indexOf(item) + 1)),
    first: orders.filter(order => order[0] === item).length,
  }))
}

/** How each statement was rated; hands counted in the room (`hands` by the statement's number) are steps like any other. */
export function rated(
  answers: readonly RoomAnswer[],
  size: number,
  hands: Readonly<Record<string, readonly number[]>>,
): readonly RatedItem[] {
  return Array.from({ length: size }, (_, item) => {
    const steps = answers.flatMap(answer => (answer.kind === 'ratings' ? [answer.steps[item] ?? null] : [])).filter(step => step !== null)
    const counted = hands[String(item)] ?? []
    const counts = Array.from({ length: SCALE_STEPS }, (_step, step) => steps.filter(one => one === step).length + (counted[step] ?? 0))
    return { counts, mean: meanOf(counts.flatMap((count, step) => Array.from({ length: count }, () => step))) }
  })
}

/** Where each actor stands: the middle of all places, and how far people are from it. */
export function placed(answers: readonly RoomAnswer[], size: number): readonly PlacedActor[] {
  return Array.from({ length: size }, (_, actor) => {
    const places = answers
      .flatMap(answer => (answer.kind === 'places' ? [answer.places[actor] ?? null] : []))
      .filter(place => place !== null)
    return actorOf(places)
  })
}

function actorOf(places: readonly MatrixPlace[]): PlacedActor {
  const power = meanOf(places.map(place => place.power))
  const interest = meanOf(places.map(place => place.interest))
  const away = places.map(place => Math.hypot(place.power - (power ?? 0), place.interest - (interest ?? 0)))
  const cells = Array.from({ length: MATRIX_STEPS }, (_row, row) =>
    Array.from(
      { length: MATRIX_STEPS },
      (_column, column) => places.filter(place => place.power === row && place.interest === column).length,
    ),
  )
  return { power, interest, spread: meanOf(away) ?? 0, cells }
}
