import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Undefined when the file does not exist or cannot be read. */
export async function readText(...path: readonly string[]): Promise<string | undefined> {
  try {
    return await readFile(join(...path), 'utf8')
  } catch {
    return undefined
  }
}

/** File names in a folder; none when it cannot be read. */
export async function listNames(...path: readonly string[]): Promise<readonly string[]> {
  try {
    return await readdir(join(...path))
  } catch {
    return []
  }
}

/** The languages of a course, in the order of `LOCALES`. */
export async function listLanguages(courseFolder: string): Promise<readonly Locale[]> {
  const names = await listNames(courseFolder)
  return LOCALES.filter(locale => names.includes(locale))
}

/** Names of folders that may hold a course, because they are valid ids. */
export async function listCourseFolders(folder: string): Promise<readonly string[]> {
  return (await listNames(folder)).filter(isContentId)
}
