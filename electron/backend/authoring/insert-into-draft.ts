import type { DraftReferences } from '#common/contract/authoring.ts'
import type { InsertedKind } from '#common/domain/courses/edit/inserted-kinds.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LoadedDraft } from './draft-folder.ts'
import { findIds, renderInsertion } from './insertions.ts'
import { getTemplateWords } from './template-words.ts'

/** The Markdown of a new block for a file. `text`: the file as typed, which may hold ids that are not saved yet. */
export function draftInsertion({ texts }: LoadedDraft, path: string, kind: InsertedKind, text: string): string {
  const lang = languageOf(path)
  const saved = [...texts].filter(([other]) => other.startsWith(`${lang}/`) && other !== path).map(([, one]) => one)
  const used = new Set([...saved, text].flatMap(findIds))
  return renderInsertion(kind, { words: getTemplateWords(lang), isBank: path.endsWith('/quiz.md'), used })
}

/** What a text of a file's language can point to. */
export function listReferences({ collection, languages }: LoadedDraft, path: string): DraftReferences {
  const content = languages.find(({ lang }) => lang === languageOf(path))
  return {
    sources: collection.sources,
    terms: (content?.glossary?.parsed.terms ?? []).map(({ id, term }) => ({ id, term })),
  }
}

function languageOf(path: string): Locale {
  return LOCALES.find(lang => path.startsWith(`${lang}/`)) ?? 'en'
}
