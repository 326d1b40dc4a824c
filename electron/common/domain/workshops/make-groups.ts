import type { ExpectedParticipant } from './workshop.ts'

/** Deals people into groups of even size, in an order that `random` decides (0 to 1, as Math.random). */
export function dealIntoGroups(people: readonly ExpectedParticipant[], groups: number, random: () => number): readonly ExpectedParticipant[] {
  if (groups < 1) return people.map(person => ({ ...person, group: undefined }))
  const order = shuffled(people.map((_, index) => index), random)
  const groupOf = new Map(order.map((person, place) => [person, place % groups]))
  return people.map((person, index) => ({ ...person, group: groupOf.get(index) }))
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[last], mixed[other]] = [two, one]
  }
  return mixed
}
