/** A text that two values share exactly when they say the same, in whatever order their fields come. */
export function contentText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => compareTexts(left, right)))
      : part,
  )
}

/** Most often the fields come in one order, and sorting them can be saved. */
export function isSameContent(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right) || contentText(left) === contentText(right)
}

/** By code unit: the same on every machine and in every locale. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Of two values the one that every copy chooses. */
export function chooseOne<T>(left: T, right: T): T {
  return isSameContent(left, right) || contentText(left) < contentText(right) ? left : right
}
