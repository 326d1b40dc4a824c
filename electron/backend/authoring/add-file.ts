import type { AddedKind } from '#common/contract/authoring.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { fileIn } from './draft-folder.ts'
import type { ReadDraft } from './draft-folder.ts'
import { newDocuments, newGlossary, newQuiz, nextLesson } from './new-file-templates.ts'
import { newGuide } from './new-guide-template.ts'
import { templateWords } from './template-words.ts'
import { writeText } from './write-text.ts'

interface NewFile {
  readonly name: string
  readonly text: string
}

/** Begins a file in the first language from its template and gives its path; one that is there already is left alone. */
export async function addFile(draft: ReadDraft, kind: AddedKind): Promise<string> {
  const lang = draft.languages[0]?.lang ?? 'en'
  const { name, text } = newFile(draft, kind, lang)
  const path = `${lang}/${name}`
  if (!draft.texts.has(path)) await writeText(fileIn(draft.folder, path), text)
  return path
}

function newFile(draft: ReadDraft, kind: AddedKind, lang: Locale): NewFile {
  const words = templateWords(lang)
  switch (kind) {
    case 'lesson':
      return oneMoreLesson(draft, lang)
    case 'quiz':
      return { name: 'quiz.md', text: newQuiz(words) }
    case 'glossary':
      return { name: 'glossary.md', text: newGlossary(words) }
    case 'documents':
      return { name: 'documents.md', text: newDocuments(draft.shelf.sources[0]?.id ?? 1, words) }
    case 'guide':
      return { name: 'workshop.md', text: newGuide(lang, questionIdsIn(draft)) }
    default:
      return assertNever(kind)
  }
}

function questionIdsIn({ languages: [base] }: ReadDraft): readonly string[] {
  return (base?.quiz?.parsed.questions ?? []).map(({ id }) => id)
}

/** The next number, for the file and for the id; no lesson may have either. */
function oneMoreLesson({ texts, languages: [base] }: ReadDraft, lang: Locale): NewFile {
  const numbers = [...texts.keys()].flatMap(path => new RegExp(`^${lang}/(\\d+)-`).exec(path)?.[1] ?? []).map(Number)
  const number = Math.max(0, ...numbers) + 1
  const ids = new Set((base?.lessons ?? []).map(({ parsed }) => parsed.lesson?.id))
  let id = `lesson-${number}`
  while (ids.has(id)) id = `${id}-new`
  return { name: `${String(number).padStart(2, '0')}-${id}.md`, text: nextLesson(id, templateWords(lang)) }
}
