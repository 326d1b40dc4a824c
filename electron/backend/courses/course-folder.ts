import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Text of a file; undefined: there is none, or it cannot be read. */
export async function readText(...path: readonly string[]): Promise<string | undefined> {
  try {
    return await readFile(join(...path), 'utf8')
  } catch {
    return undefined
  }
}

/** Names in a folder; none if it cannot be read. */
export async function namesIn(...path: readonly string[]): Promise<readonly string[]> {
  try {
    return await readdir(join(...path))
  } catch {
    return []
  }
}

/** The language folders of a course, in our order of languages. */
export async function languagesOf(courseFolder: string): Promise<readonly Locale[]> {
  const names = await namesIn(courseFolder)
  return LOCALES.filter(locale => names.includes(locale))
}

/** Folders that may hold a course: those named by an id. */
export async function courseFolders(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter(isContentId)
}
