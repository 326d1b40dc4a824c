import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { findAudioNameType, type AudioFile } from '#common/domain/shared/content/audio-file.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { readAudioFile } from './audio-file.ts'
import { listNames } from './course-folder.ts'

/** `reason` is what the disk says; undefined: the text is not in UTF-8. */
export interface UnreadableFile {
  readonly path: string
  readonly reason: string | undefined
}

/** The files of a course folder, by relative path with `/`. */
export interface CourseFiles {
  readonly texts: ReadonlyMap<string, string>
  readonly others: readonly string[]
  readonly sounds: ReadonlyMap<string, AudioFile>
  readonly unreadable: readonly UnreadableFile[]
}

/** Whether a folder holds a course, even one without `course.yaml`. */
export async function isCourseFolder(folder: string): Promise<boolean> {
  const names = await listNames(folder)
  return names.includes('course.yaml') || LOCALES.some(locale => names.includes(locale))
}

/** Reads all texts of a course. Hidden files are ignored. */
export async function readCourseFiles(folder: string): Promise<CourseFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => !entry.isDirectory())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
  const visible = paths.filter(path => !path.split('/').some(part => part.startsWith('.'))).toSorted()
  const isText = (path: string) => path === 'course.yaml' || path.endsWith('.md')
  const texts = new Map<string, string>()
  const unreadable: UnreadableFile[] = []
  await Promise.all(
    visible.filter(isText).map(async path => {
      try {
        texts.set(path, decode(await readFile(join(folder, path))))
      } catch (error) {
        unreadable.push({ path, reason: describeError(error) })
      }
    }),
  )
  return {
    texts: new Map([...texts].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    others: visible.filter(path => !isText(path)),
    sounds: await readSounds(folder, visible),
    unreadable,
  }
}

async function readSounds(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, AudioFile>> {
  const named = paths.filter(path => path.startsWith('media/') && findAudioNameType(path) !== undefined)
  const read = await Promise.all(named.map(async path => [path, await readAudioFile(join(folder, path))] as const))
  return new Map(read.flatMap(([path, file]) => (file === undefined ? [] : [[path, file] as const])))
}

/** Why a text cannot be read. Undefined: it is not in UTF-8. */
export function describeError(error: unknown): string | undefined {
  if (error instanceof TypeError) return undefined
  return error instanceof Error ? error.message : String(error)
}

/** Throws on bytes that are not UTF-8, which would appear as broken characters. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
