import type { Locale } from '#common/domain/shared/locale.ts'

/** The only format so far; a higher number means that a newer suite made the pack. */
export const PACK_FORMAT = 1

export interface PackFile {
  /** Inside the pack, with `/`. */
  readonly path: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** The manifest of a pack. */
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

/** Serialises the manifest: byte for byte the same for the same course. */
export function manifestText(manifest: PackManifest): string {
  const { format, course, version, languages, bytes } = manifest
  const files = sortedByPath(manifest.files).map(({ path, bytes: size, sha256 }) => ({ path, bytes: size, sha256 }))
  return `${JSON.stringify({ format, course, version, languages, bytes, files }, undefined, 1)}\n`
}

/** Whether two packs contain the same files with the same content. */
export function isSameContent(one: readonly PackFile[], other: readonly PackFile[]): boolean {
  const lines = (files: readonly PackFile[]): string =>
    sortedByPath(files)
      .map(({ path, sha256 }) => `${sha256} ${path}`)
      .join('\n')
  return lines(one) === lines(other)
}

/** Sorted by code unit, so that the order does not depend on the locale. */
export function sortedByPath<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return files.toSorted((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)))
}
