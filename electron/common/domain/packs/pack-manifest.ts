import type { Locale } from '#common/domain/shared/locale.ts'

/** The only format there is; a pack of a higher one was made by a newer suite. */
export const PACK_FORMAT = 1

export interface PackFile {
  /** Inside the pack, with `/`. */
  readonly path: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** What a pack says of itself. */
export interface PackManifest {
  readonly format: typeof PACK_FORMAT
  readonly course: string
  readonly version: string
  readonly languages: readonly Locale[]
  /** Of all files, unpacked. */
  readonly bytes: number
  /** Sorted by path. */
  readonly files: readonly PackFile[]
}

/** The manifest as it stands in a pack: the same for the same course, byte for byte. */
export function manifestText(manifest: PackManifest): string {
  const { format, course, version, languages, bytes } = manifest
  const files = sortedByPath(manifest.files).map(({ path, bytes: size, sha256 }) => ({ path, bytes: size, sha256 }))
  return `${JSON.stringify({ format, course, version, languages, bytes, files }, undefined, 1)}\n`
}

/** Whether two packs bring the same files with the same bytes. */
export function isSameContent(one: readonly PackFile[], other: readonly PackFile[]): boolean {
  const lines = (files: readonly PackFile[]): string =>
    sortedByPath(files)
      .map(({ path, sha256 }) => `${sha256} ${path}`)
      .join('\n')
  return lines(one) === lines(other)
}

/** By code units, as no locale changes. */
export function sortedByPath<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)))
}
