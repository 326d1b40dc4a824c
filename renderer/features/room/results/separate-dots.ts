interface Dot {
  readonly x: number
  readonly y: number
}

/** Moves overlapping dots apart: later ones go to the nearest free spot, sideways before upwards, inside the unit square. */
export function separateDots<T extends Dot>(dots: readonly T[], distance: number): readonly T[] {
  return dots.reduce<readonly T[]>((placed, dot) => [...placed, findFreeSpot(dot, placed, distance)], [])
}

/** Spots around a dot, nearest first: rings of eight. */
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

function findFreeSpot<T extends Dot>(dot: T, taken: readonly Dot[], distance: number): T {
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  const candidates = [
    dot,
    ...RINGS.flatMap(ring =>
      AROUND.map(([right, up]) => ({ ...dot, x: clamp(dot.x + right * ring * distance), y: clamp(dot.y + up * ring * distance) })),
    ),
  ]
  const isFree = (candidate: Dot): boolean =>
    taken.every(other => Math.hypot(other.x - candidate.x, other.y - candidate.y) >= distance * 0.99)
  return candidates.find(isFree) ?? dot
}
