import type { AddedKind } from '#common/contract/authoring.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { resolveDraftFile } from './draft-folder.ts'
import type { LoadedDraft } from './draft-folder.ts'
import { renderDocuments, renderGlossary, renderQuiz, renderNextLesson } from './new-file-templates.ts'
import { renderGuide } from './new-guide-template.ts'
import { getTemplateWords } from './template-words.ts'
import { writeTextFile } from './text-file.ts'

interface NewFile {
  readonly name: string
  readonly text: string
}

/** Creates a file in the first language from its template and returns its path. An existing file is left alone. */
export async function addFile(draft: LoadedDraft, kind: AddedKind): Promise<string> {
  const lang = draft.languages[0]?.lang ?? 'en'
  const { name, text } = createFile(draft, kind, lang)
  const path = `${lang}/${name}`
  if (!draft.texts.has(path)) await writeTextFile(resolveDraftFile(draft.folder, path), text)
  return path
}

function createFile(draft: LoadedDraft, kind: AddedKind, lang: Locale): NewFile {
  const words = getTemplateWords(lang)
  switch (kind) {
    case 'lesson':
      return createNextLesson(draft, lang)
    case 'quiz':
      return { name: 'quiz.md', text: renderQuiz(words) }
    case 'glossary':
      return { name: 'glossary.md', text: renderGlossary(words) }
    case 'documents':
      return { name: 'documents.md', text: renderDocuments(draft.collection.sources[0]?.id ?? 1, words) }
    case 'guide':
      return { name: 'workshop.md', text: renderGuide(lang, listQuestionIds(draft)) }
    default:
      return assertNever(kind)
  }
}

function listQuestionIds({ languages: [base] }: LoadedDraft): readonly string[] {
  return (base?.quiz?.parsed.questions ?? []).map(({ id }) => id)
}

/** The file number and the id must both be unused. */
function createNextLesson({ texts, languages: [base] }: LoadedDraft, lang: Locale): NewFile {
  const numbers = [...texts.keys()].flatMap(path => new RegExp(`^${lang}/(\\d+)-`).exec(path)?.[1] ?? []).map(Number)
  const number = Math.max(0, ...numbers) + 1
  const ids = new Set((base?.lessons ?? []).map(({ parsed }) => parsed.lesson?.id))
  let id = `lesson-${number}`
  while (ids.has(id)) id = `${id}-new`
  return { name: `${String(number).padStart(2, '0')}-${id}.md`, text: renderNextLesson(id, getTemplateWords(lang)) }
}
