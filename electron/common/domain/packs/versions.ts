const VERSION = /^(\d+)\.(\d+)\.(\d+)$/

/** Negative when `one` is older, 0 when equal. An invalid version counts as the oldest. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [parseNumbers(one), parseNumbers(other)]
  const place = left.findIndex((number, index) => number !== right[index])
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0)
}

function parseNumbers(version: string): readonly number[] {
  return VERSION.exec(version)?.slice(1).map(Number) ?? [-1, -1, -1]
}

export interface PackChoice {
  readonly version: string
  /** The shipped course's version when the pack was installed in its place; undefined: there was none. */
  readonly over: string | undefined
}

/**
 * Whether an installed pack is shown instead of the course of its id that the suite brings: while it is newer, or as long as
 * the suite brings what it brought when a person chose the pack.
 */
export function replacesShippedCourse(pack: PackChoice, shippedVersion: string): boolean {
  return compareVersions(pack.version, shippedVersion) > 0 || pack.over === shippedVersion
}
