import { isSafeName } from '#common/domain/shared/content/file-names.ts'
import { foldPath } from '#common/domain/packs/pack-path.ts'

/** Largest picture that the editor takes, in bytes: a course travels on sticks and old laptops show it. */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024
/** Bytes of a picture per call. As base64 they stay below the transport's largest frame. */
export const PICTURE_PART_BYTES = 512 * 1024
const NAME_MAX_LENGTH = 60

export type PictureType = 'png' | 'jpg' | 'webp' | 'svg'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const SVG_HEAD_BYTES = 64_000
/** The byte order mark of UTF-8 is three letters of Latin-1. */
const SVG = /^(?:\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|\s)*<svg[\s>]/i

/** What a file is by its bytes, whatever its name says; undefined: no picture that a course can have. */
export function findPictureType(bytes: Uint8Array): PictureType | undefined {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte)
  const letters = (from: number, to: number) => toLetters(bytes.subarray(from, to))
  if (begins(PNG)) return 'png'
  if (begins(JPEG)) return 'jpg'
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WEBP') return 'webp'
  return SVG.test(toLetters(bytes.subarray(0, SVG_HEAD_BYTES))) ? 'svg' : undefined
}

/** Byte by byte, as Latin-1: whatever is looked for is ASCII. */
function toLetters(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
}

/** A name for a picture in `media/` that every computer can hold and that no other file there has. */
export function toPictureName(fileName: string, type: PictureType, taken: readonly string[]): string {
  const words = fileName
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
  const short = [...words].slice(0, NAME_MAX_LENGTH).join('').replace(/-+$/, '')
  const base = isSafeName(`${short}.${type}`) ? short : `picture-${short}`.replace(/-+$/, '')
  const used = new Set(taken.map(foldPath))
  let name = `${base}.${type}`
  for (let number = 2; used.has(foldPath(name)); number += 1) name = `${base}-${number}.${type}`
  return name
}

/** The Markdown of a picture, alone in its paragraph. Signs that would end a text early are replaced by others that read alike. */
export function renderPicture(name: string, alt: string, caption: string): string {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('\\', '/').trim()
  const words = plain(alt).replaceAll('[', '(').replaceAll(']', ')')
  const under = plain(caption).replaceAll('"', '”')
  return `![${words}](../media/${name}${under === '' ? '' : ` "${under}"`})`
}
