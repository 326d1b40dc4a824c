import type { HighlightView, LessonNotes, ReflectionNote } from '#common/contract/study/notes.ts'
import { foldLetters } from '#common/domain/search/fold-letters.ts'
import { splitWords } from '#common/domain/search/words.ts'

export interface NoteRow {
  readonly id: string
  readonly lessonId: string
  /** Undefined: the lesson is no longer in the course. */
  readonly lessonTitle: string | undefined
  readonly note:
    { readonly kind: 'highlight'; readonly highlight: HighlightView } | { readonly kind: 'reflection'; readonly reflection: ReflectionNote }
}

/** All notes of a course one after the other, as they stand in it. */
export function listNotes(lessons: readonly LessonNotes[]): readonly NoteRow[] {
  return lessons.flatMap(({ lessonId, title, highlights, reflections }) => [
    ...highlights.map(highlight => ({ id: highlight.id, lessonId, lessonTitle: title, note: { kind: 'highlight', highlight } }) as const),
    ...reflections.map(
      reflection => ({ id: reflection.reflectionId, lessonId, lessonTitle: title, note: { kind: 'reflection', reflection } }) as const,
    ),
  ])
}

const folded = new WeakMap<NoteRow, string>()

function foldRow(row: NoteRow): string {
  const known = folded.get(row)
  if (known !== undefined) return known
  const { note } = row
  const text =
    note.kind === 'highlight' ? `${note.highlight.anchor.quote} ${note.highlight.note}` : `${note.reflection.title} ${note.reflection.text}`
  const words = splitWords(text).map(({ form, joined }) => (joined === undefined ? form : `${form} ${joined}`))
  const found = words.join(' ')
  folded.set(row, found)
  return found
}

/** The notes that have a word with each of the typed ones in it; accents, capitals and forms of Arabic letters do not matter. */
export function filterNotes(rows: readonly NoteRow[], typed: string): readonly NoteRow[] {
  const wanted = splitWords(typed).map(({ form }) => foldLetters(form))
  return wanted.length === 0 ? rows : rows.filter(row => wanted.every(word => foldRow(row).includes(word)))
}

export interface LessonRows {
  readonly lessonId: string
  readonly title: string | undefined
  readonly rows: readonly NoteRow[]
}

export function groupByLesson(rows: readonly NoteRow[]): readonly LessonRows[] {
  const groups = new Map<string, NoteRow[]>()
  for (const row of rows) {
    const group = groups.get(row.lessonId)
    if (group === undefined) groups.set(row.lessonId, [row])
    else group.push(row)
  }
  return [...groups].map(([lessonId, found]) => ({ lessonId, title: found[0]?.lessonTitle, rows: found }))
}
