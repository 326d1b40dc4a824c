import { CodedError } from '#common/contract/errors.ts'
import { COURSE_MANIFEST } from '#common/domain/courses/course-pages.ts'
import { withOriginalLanguage } from '#common/domain/courses/original-language.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import { pairFiles } from '#common/domain/courses/check/compare-languages.ts'
import { TO_TRANSLATE, withOriginal } from '#common/domain/courses/translation.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { resolveDraftFile } from './draft-folder.ts'
import type { LoadedDraft } from './draft-folder.ts'
import { findOriginal } from './draft-view.ts'
import { readTextFile, writeTextFile } from './text-file.ts'

/** Copies the files that a language lacks from the original, marked as to be translated. Returns their number; no file is overwritten. */
export async function addLanguage({ folder, languages, texts }: LoadedDraft, lang: Locale): Promise<number> {
  const [base] = languages
  if (base === undefined || base.lang === lang) return 0
  const existing = languages.find(content => content.lang === lang)
  const done = new Set(existing === undefined ? [] : pairFiles(base, existing).map(([original]) => original.path))
  await recordOriginal(folder, texts, base.lang)
  let count = 0
  for (const { path } of listContentFiles(base)) {
    const copy = path.replace(base.lang, lang)
    const text = texts.get(path)
    if (done.has(path) || texts.has(copy) || text === undefined) continue
    await writeTextFile(resolveDraftFile(folder, copy), withOriginal(text, TO_TRANSLATE))
    count += 1
  }
  return count
}

/** Without it the next language might be taken for the original. */
async function recordOriginal(folder: string, texts: LoadedDraft['texts'], original: Locale): Promise<void> {
  const before = texts.get(COURSE_MANIFEST)
  const after = before && withOriginalLanguage(before, original)
  if (after !== undefined && after !== before) await writeTextFile(resolveDraftFile(folder, COURSE_MANIFEST), after)
}

/** Marks a translation as up to date. Throws `not-found` when the file is not a translation. */
export async function markTranslated({ folder, languages }: LoadedDraft, path: string): Promise<void> {
  const original = findOriginal(languages, path)
  const text = await readTextFile(resolveDraftFile(folder, path))
  if (original === undefined || text === undefined) throw new CodedError('not-found', { path })
  await writeTextFile(resolveDraftFile(folder, path), withOriginal(text, original.hash))
}
