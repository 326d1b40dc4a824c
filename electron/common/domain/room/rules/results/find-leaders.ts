/** Means of the same answers in another order may differ by as much. */
const ROUNDING = 1e-9

/** The indexes of all that have the largest number, so that ties are told as ties; none where there is no number. */
export function findLeaders(numbers: readonly (number | undefined)[]): readonly number[] {
  const most = numbers.reduce<number>((best, value) => (value !== undefined && value > best ? value : best), Number.NEGATIVE_INFINITY)
  return numbers.flatMap((value, index) => (value !== undefined && value >= most - ROUNDING ? [index] : []))
}

/** Those that have the smallest number. */
export function findLast(numbers: readonly (number | undefined)[]): readonly number[] {
  return findLeaders(numbers.map(value => (value === undefined ? undefined : -value)))
}
