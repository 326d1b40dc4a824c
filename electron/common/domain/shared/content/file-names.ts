const FIRST_SIGN = /[\p{L}\p{N}_]/u
const OTHER_SIGN = /[\p{L}\p{M}\p{N}_. -]/u
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\.|$)/i

/** Why a file or folder of this name cannot be on every computer. */
export type NameFault = { readonly kind: 'reserved' } | { readonly kind: 'sign'; readonly sign: string }

/** One rule for every name in a course: where it is written, packed, installed and shown. */
export function findNameFault(name: string): NameFault | undefined {
  if (WINDOWS_DEVICE.test(name)) return { kind: 'reserved' }
  const [first = '', ...others] = name.normalize('NFC')
  const last = others.at(-1) ?? ''
  const sign = !FIRST_SIGN.test(first)
    ? first
    : (others.find(other => !OTHER_SIGN.test(other)) ?? (/[. ]/.test(last) ? last : /\.\./.exec(name)?.[0]))
  return sign === undefined ? undefined : { kind: 'sign', sign }
}

export function isSafeName(name: string): boolean {
  return name !== '' && findNameFault(name) === undefined
}

/** Composed and decomposed accents are one name, whatever a disk makes of them. */
export function isSameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC')
}
