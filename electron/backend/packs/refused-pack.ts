import { refusal, type PackFault, type PackRefusal } from '#common/domain/packs/pack-refusal.ts'

/** Stops reading a pack at the first violation. Caught at the entry points, which return the refusal as a value. */
export class RefusedPack extends Error {
  readonly refusal: PackRefusal

  constructor(refused: PackRefusal, options?: { readonly cause?: unknown }) {
    super(refused.because, options)
    this.name = 'RefusedPack'
    this.refusal = refused
  }
}

export function refuse(because: PackFault, path?: string, cause?: unknown): never {
  throw new RefusedPack(refusal(because, path === undefined ? {} : { path }), { cause })
}

export function refuseIf(refused: PackRefusal | undefined): void {
  if (refused !== undefined) throw new RefusedPack(refused)
}
