import { isSafeName } from '#common/domain/shared/content/file-names.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { AUDIO_MAX_BYTES, findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import { IMAGE_TYPES } from '#common/domain/shared/markdown/resolve-address.ts'
import type { PackFault } from './pack-refusal.ts'
import { PACK_LIMITS } from './pack-limits.ts'

/** The manifest file at the root of a pack. */
export const PACK_MANIFEST = 'jmdipack.json'

/** Data shared by courses: a pack contains the part that its course needs. */
export const SHARED_FILES = ['sources.yaml', 'competencies.yaml', 'town.yaml'] as const

/** Kinds of files in a pack. */
export type PackFileKind = 'text' | 'picture' | 'audio'

const ARCHIVE = /\.(zip|jmdipack|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|apk|iso|cab)$/i

/** Whether the path stays inside the target folder on every platform. */
export function isSafePath(path: string): boolean {
  return path.length <= PACK_LIMITS.pathLength && path.normalize('NFC') === path && path.split('/').every(isSafeName)
}

const OF_SYSTEM = /(?:^|[\\/])(?:__MACOSX|\.DS_Store|\._[^\\/]+|Thumbs\.db|desktop\.ini)(?:[\\/]|$)/i

/** Whether the zip of a computer leaves such entries, which packs have not: folders, backslashes, files of the system. */
export function isLeftByZip(path: string): boolean {
  const plain = path.replaceAll('\\', '/').replace(/\/$/, '')
  return OF_SYSTEM.test(path) || (plain !== path && isSafePath(plain))
}

/** Paths that fold to the same string are one file on case-insensitive file systems. */
export function foldPath(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase()
}

/** The kind of a file in a pack by its path, or why it is refused. */
export function classifyPackFile(path: string, courseId: string): PackFileKind | PackFault {
  if (!isSafePath(path)) return 'path-unsafe'
  if (ARCHIVE.test(path)) return 'archive-inside'
  if (SHARED_FILES.some(name => name === path)) return 'text'
  const [folder, ...below] = path.split('/')
  return (folder === courseId ? classifyCourseFile(below.join('/')) : undefined) ?? 'path-unknown'
}

/** The kind of a file by its path inside a course folder; undefined when a course has no such file. */
export function classifyCourseFile(path: string): PackFileKind | undefined {
  const [folder, name, ...deeper] = path.split('/')
  if (path === 'course.yaml') return 'text'
  if (folder === 'media' && name !== undefined) return isPicture(path) ? 'picture' : findAudioNameType(path) && 'audio'
  return LOCALES.some(locale => locale === folder) && deeper.length === 0 && name?.endsWith('.md') ? 'text' : undefined
}

function isPicture(path: string): boolean {
  const type = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return IMAGE_TYPES.some(known => known === type)
}

/** Largest allowed size of a file of this kind. */
export function getMaxBytes(kind: PackFileKind): number {
  return { text: PACK_LIMITS.textBytes, picture: PACK_LIMITS.pictureBytes, audio: AUDIO_MAX_BYTES }[kind]
}
