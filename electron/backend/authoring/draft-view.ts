import { basename } from 'node:path'
import type { Draft, DraftFile, DraftFileKind } from '#common/contract/authoring.ts'
import { listContentFiles } from '#common/domain/courses/course-content.ts'
import type { ContentFile, LanguageContent, ParsedText } from '#common/domain/courses/course-content.ts'
import { pairFiles } from '#common/domain/courses/check/compare-languages.ts'
import { SOURCES_FILE } from '#common/domain/courses/course-pages.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { translationState } from '#common/domain/courses/translation.ts'
import type { TranslationState } from '#common/domain/courses/translation.ts'
import { LOCALES, textIn } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { problemMessage, unreadableMessage } from '#common/i18n/problem-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { LoadedDraft } from './draft-folder.ts'

/** A draft for the authoring pages, with problem messages in `lang`. */
export function toDraftView(draft: LoadedDraft, lang: Locale): Omit<Draft, 'canInstall' | 'change' | 'isSettled'> {
  const { folder, texts, languages, problems, unreadable } = draft
  const manifest = parseCourseManifest(texts.get('course.yaml') ?? '').manifest
  const title = textIn(manifest?.title ?? {}, lang)
  const words = messagesFor(lang)
  const shared = draft.collection.problems.filter(({ path }) => path === SOURCES_FILE)
  const messages = [
    ...unreadable.map(({ path, reason }) => ({
      path,
      line: 1,
      column: 1,
      severity: 'error' as const,
      message: unreadableMessage(reason, words),
    })),
    ...[...shared, ...problems].map(problem => ({
      path: problem.path,
      line: problem.line,
      column: problem.column,
      severity: problem.severity,
      message: problemMessage(problem, words),
    })),
  ]
  const count = (path: string, severity: 'error' | 'warning'): number =>
    messages.filter(problem => problem.path === path && problem.severity === severity).length
  const files = [...listFiles(texts.keys(), languages), SOURCES].map(file => ({
    ...file,
    errors: count(file.path, 'error'),
    warnings: count(file.path, 'warning'),
  }))
  return {
    folder,
    id: manifest?.id ?? basename(folder),
    title: title.text === '' ? basename(folder) : title.text,
    titleLang: title.lang,
    version: manifest?.version ?? '',
    order: manifest?.order ?? 0,
    languages: languages.map(content => content.lang),
    files,
    missing: listMissing(languages),
    problems: messages,
  }
}

const SOURCES: BareFile = {
  path: SOURCES_FILE,
  kind: 'sources',
  lang: undefined,
  title: SOURCES_FILE,
  translation: undefined,
  originalPath: undefined,
}

type BareFile = Omit<DraftFile, 'errors' | 'warnings'>

function listFiles(paths: Iterable<string>, languages: readonly LanguageContent[]): readonly BareFile[] {
  const known = new Map<string, { readonly title: string; readonly kind: DraftFileKind }>(
    languages.flatMap(content => listTitles(content).map(({ path, ...rest }) => [path, rest])),
  )
  const states = mapTranslationStates(languages)
  return [...paths].map(path => {
    const lang = LOCALES.find(locale => path.startsWith(`${locale}/`))
    const { kind, title } = known.get(path) ?? { kind: path === 'course.yaml' ? ('course' as const) : ('lesson' as const), title: '' }
    return {
      path,
      kind,
      lang,
      title: title === '' ? path : title,
      translation: states.get(path)?.state,
      originalPath: states.get(path)?.original,
    }
  })
}

function listTitles({
  lessons,
  quiz,
  glossary,
  documents,
  workshop,
}: LanguageContent): readonly { readonly path: string; readonly kind: DraftFileKind; readonly title: string }[] {
  return [
    ...lessons.map(({ path, parsed }) => ({ path, kind: 'lesson' as const, title: parsed.lesson?.title ?? '' })),
    ...[quiz].flatMap(file => (file === undefined ? [] : [{ path: file.path, kind: 'quiz' as const, title: file.parsed.title }])),
    ...[glossary].flatMap(file => (file === undefined ? [] : [{ path: file.path, kind: 'glossary' as const, title: file.parsed.title }])),
    ...[documents].flatMap(file => (file === undefined ? [] : [{ path: file.path, kind: 'documents' as const, title: file.parsed.title }])),
    ...[workshop].flatMap(file =>
      file === undefined ? [] : [{ path: file.path, kind: 'guide' as const, title: file.parsed.guide.title }],
    ),
  ]
}

function mapTranslationStates([base, ...translations]: readonly LanguageContent[]): ReadonlyMap<
  string,
  { readonly state: TranslationState; readonly original: string }
> {
  if (base === undefined) return new Map()
  return new Map(
    translations.flatMap(translation =>
      pairFiles(base, translation).map(
        ([original, file]) => [file.path, { state: translationState(file.original, original.hash), original: original.path }] as const,
      ),
    ),
  )
}

function listMissing([base, ...translations]: readonly LanguageContent[]): Draft['missing'] {
  if (base === undefined) return []
  return translations.flatMap(translation => {
    const translated = new Set(pairFiles(base, translation).map(([original]) => original.path))
    return listContentFiles(base)
      .filter(({ path }) => !translated.has(path))
      .map(({ path }) => ({ path, lang: translation.lang }))
  })
}

/** The original of a translated file, in the first language; undefined when the file is not a translation. */
export function findOriginal([base, ...translations]: readonly LanguageContent[], path: string): ContentFile<ParsedText> | undefined {
  const translation = translations.find(({ lang }) => path.startsWith(`${lang}/`))
  return base && translation && pairFiles(base, translation).find(([, file]) => file.path === path)?.[0]
}
