/** After it was made smaller for phones: 200 of them ask for it in the same moment. */
export const PICTURE_MAX_BYTES = 600_000

/** Takes the place of a course's id, which has no tilde, in the address of a picture. */
export const PICTURES_SOURCE = 'workshop~pictures'

const PICTURE_NAME = /^[0-9a-f]{32}\.(?:png|jpg|webp)$/

/** The name of a stored picture: what it contains, as a hash, and its format. */
export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name)
}

export function workshopPictureUrl(workshopId: string, name: string): string {
  return `/files/${PICTURES_SOURCE}/${workshopId}/${name}`
}

export type PictureFormat = 'png' | 'jpg' | 'webp'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]
/** Where "WEBP" stands, after "RIFF" and the length. */
const WEBP_OFFSET = 8

/** The format by the first bytes, whatever the file is called; undefined: another one. */
export function findPictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  if (startsWith(bytes, PNG)) return 'png'
  if (startsWith(bytes, JPEG)) return 'jpg'
  return startsWith(bytes, RIFF) && startsWith(bytes.subarray(WEBP_OFFSET), WEBP) ? 'webp' : undefined
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
