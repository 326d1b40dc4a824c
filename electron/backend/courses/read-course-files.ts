import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { namesIn } from './course-folder.ts'

/** Everything in a course's folder, by path inside it with `/` between. */
export interface ReadCourse {
  readonly texts: ReadonlyMap<string, string>
  readonly others: readonly string[]
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
}

/** Whether a folder holds a course, be it one whose `course.yaml` is missing. */
export async function isCourseFolder(folder: string): Promise<boolean> {
  const names = await namesIn(folder)
  return names.includes('course.yaml') || LOCALES.some(locale => names.includes(locale))
}

/** Reads all text of a course. Hidden files are passed over. */
export async function readCourseFiles(folder: string): Promise<ReadCourse> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => !entry.isDirectory()).map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1).split(sep).join('/'))
  const visible = paths.filter(path => !path.split('/').some(part => part.startsWith('.'))).toSorted()
  const isText = (path: string) => path === 'course.yaml' || path.endsWith('.md')
  const texts = new Map<string, string>()
  const unreadable: { readonly path: string; readonly reason: string }[] = []
  await Promise.all(visible.filter(isText).map(async path => {
    try {
      texts.set(path, decode(await readFile(join(folder, path))))
    } catch (error) {
      unreadable.push({ path, reason: error instanceof Error ? error.message : String(error) })
    }
  }))
  return { texts: new Map([...texts].toSorted(([one], [other]) => (one < other ? -1 : 1))), others: visible.filter(path => !isText(path)), unreadable }
}

/** Throws on bytes that are not UTF-8: shown as they are they would be broken letters. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
