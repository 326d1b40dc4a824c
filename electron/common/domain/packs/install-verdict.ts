import { compareVersions } from './versions.ts'

/** The effect of installing a pack. `than` is the version of the present course. */
export type InstallVerdict =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'newer'; readonly than: string }
  /** The last two need confirmation. */
  | { readonly kind: 'older'; readonly than: string }
  | { readonly kind: 'different'; readonly than: string }

/** @param inPlace the course of the same id that is shown now, and whether it has the same content */
export function decideInstall(
  version: string,
  inPlace: { readonly version: string; readonly sameContent: boolean } | undefined,
): InstallVerdict {
  if (inPlace === undefined) return { kind: 'new' }
  const order = compareVersions(version, inPlace.version)
  if (order > 0) return { kind: 'newer', than: inPlace.version }
  if (order < 0) return { kind: 'older', than: inPlace.version }
  return inPlace.sameContent ? { kind: 'same' } : { kind: 'different', than: inPlace.version }
}

export function needsConsent({ kind }: InstallVerdict): boolean {
  return kind === 'older' || kind === 'different'
}
