interface Spot {
  readonly x: number
  readonly y: number
}

/** Moves spots that lie on one another apart, the later ones, sideways and then upwards, and keeps all of them on the map. */
export function apart<T extends Spot>(spots: readonly T[], distance: number): readonly T[] {
  return spots.reduce<readonly T[]>((set, spot) => [...set, free(spot, set, distance)], [])
}

/** Places around a spot, nearest first: a ring of eight, then a wider one. */
const RINGS = [1, 2, 3] as const
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const

function free<T extends Spot>(spot: T, taken: readonly Spot[], distance: number): T {
  const inside = (value: number): number => Math.min(1, Math.max(0, value))
  const candidates = [
    spot,
    ...RINGS.flatMap(ring =>
      AROUND.map(([right, up]) => ({ ...spot, x: inside(spot.x + right * ring * distance), y: inside(spot.y + up * ring * distance) })),
    ),
  ]
  const isFree = (candidate: Spot): boolean =>
    taken.every(other => Math.hypot(other.x - candidate.x, other.y - candidate.y) >= distance * 0.99)
  return candidates.find(isFree) ?? spot
}
