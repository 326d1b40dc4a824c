import { CodedError } from '#common/contract/errors.ts'
import { filesOf } from '#common/domain/courses/course-content.ts'
import { pairsOf } from '#common/domain/courses/check/compare-languages.ts'
import { TO_TRANSLATE, withOriginal } from '#common/domain/courses/translation.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { fileIn } from './draft-folder.ts'
import type { ReadDraft } from './draft-folder.ts'
import { originalOf } from './draft-view.ts'
import { readExact, writeText } from './write-text.ts'

/** Copies every file of the first language that another lacks, marked as still to be translated. Gives how many; no file is overwritten. */
export async function addLanguage({ folder, languages, texts }: ReadDraft, lang: Locale): Promise<number> {
  const [base] = languages
  if (base === undefined || base.lang === lang) return 0
  const there = languages.find(content => content.lang === lang)
  const done = new Set(there === undefined ? [] : pairsOf(base, there).map(([original]) => original.path))
  let count = 0
  for (const { path } of filesOf(base)) {
    const copy = path.replace(base.lang, lang)
    const text = texts.get(path)
    if (done.has(path) || texts.has(copy) || text === undefined) continue
    await writeText(fileIn(folder, copy), withOriginal(text, TO_TRANSLATE))
    count += 1
  }
  return count
}

/** Notes in a translation that it is up to date. Throws `not-found` for what is no translation. */
export async function markTranslated({ folder, languages }: ReadDraft, path: string): Promise<void> {
  const original = originalOf(languages, path)
  const text = await readExact(fileIn(folder, path))
  if (original === undefined || text === undefined) throw new CodedError('not-found', { path })
  await writeText(fileIn(folder, path), withOriginal(text, original.hash))
}
