import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LOCALES } from '#common/domain/shared/locale.ts'
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
    unreadable,
  }
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
