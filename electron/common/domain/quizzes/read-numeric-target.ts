const NUMBER = String.raw`[-−+]?\d+(?:\.\d+)?`
const TARGET = new RegExp(String.raw`^(${NUMBER})(?:\s*(?:±|\+/-|\+-)\s*(\d+(?:\.\d+)?))?$`)

/** Reads `3.7 ± 0.1` as authors write it: a point, no separators. Undefined: it is not such a number. */
export function readNumericTarget(text: string): { readonly value: number; readonly tolerance: number } | undefined {
  const match = TARGET.exec(text.trim())
  if (match === null) return undefined
  return { value: Number((match[1] ?? '').replace('−', '-')), tolerance: Number(match[2] ?? 0) }
}
