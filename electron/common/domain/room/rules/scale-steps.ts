/**
 * The names of the steps of a scale, from the lowest: `usual` where the facilitator named none. Where some were named, the others are
 * numbered, from 1: "A little" between "Poor" and "Excellent" would say nothing.
 */
export function nameSteps(
  own: readonly string[] | undefined,
  usual: readonly string[],
  number: (step: number) => string,
): readonly string[] {
  if (!hasOwnSteps(own)) return usual
  return usual.map((_, step) => own[step]?.trim() || number(step + 1))
}

export function hasOwnSteps(own: readonly string[] | undefined): own is readonly string[] {
  return own?.some(step => step.trim() !== '') === true
}
