/** Reasons to refuse a pack. The messages are under `packs.faults` in both sets of locale files. */
export const PACK_FAULTS = [
  'not-a-pack',
  'damaged',
  'too-large',
  'too-many-files',
  'file-too-large',
  'unpacks-too-large',
  'bomb',
  'path-unsafe',
  'path-unknown',
  'name-twice',
  'link',
  'encrypted',
  'method',
  'overlap',
  'size-differs',
  'checksum',
  'repacked',
  'manifest-broken',
  'newer-format',
  'extra-file',
  'missing-file',
  'archive-inside',
  'course-differs',
] as const

export type PackFault = (typeof PACK_FAULTS)[number]

/** Why a pack was refused. `path` is sanitised and shortened for display. */
export interface PackRefusal {
  readonly because: PackFault
  readonly path?: string
  /** A number of files, or of megabytes. */
  readonly limit?: number
}

const MEGABYTE = 1024 * 1024
const SHOWN_LENGTH = 80

export function refusal(
  because: PackFault,
  about: { readonly path?: string; readonly files?: number; readonly bytes?: number } = {},
): PackRefusal {
  const limit = about.files ?? (about.bytes === undefined ? undefined : Math.floor(about.bytes / MEGABYTE))
  return { because, ...(about.path === undefined ? {} : { path: shownPath(about.path) }), ...(limit === undefined ? {} : { limit }) }
}

/** An untrusted file name made safe for a sentence: no control or bidirectional characters, limited length. */
export function shownPath(path: string): string {
  const plain = path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')
  return plain.length <= SHOWN_LENGTH ? plain : `${plain.slice(0, SHOWN_LENGTH - 1)}…`
}
