import type { HighlightColour } from './highlight.ts'

/** A note on paper: the words it is about and what was written. */
export interface NoteOnPaper {
  /** A sort of note that is named, such as a reflection; empty: none is. */
  readonly sort: string
  readonly quote: string
  /** Undefined: a reflection has none. */
  readonly colour: HighlightColour | undefined
  /** Empty: the words were highlighted only. */
  readonly text: string
  /** What is to be known about the words, such as that they have changed; empty: nothing. */
  readonly hint: string
}

export interface NotesOnPaper {
  readonly title: string
  readonly course: string
  readonly lessons: readonly { readonly title: string; readonly notes: readonly NoteOnPaper[] }[]
}

/** What Markdown reads as something other than itself: anywhere, and where a line begins. */
const SIGN = /[\\`*_[\]<>&|~]/g
const FIRST_SIGN = /^(\d*)([#+\-=:.)])/

/** Notes as Markdown: quotations with what was written under them. What people wrote stands as they wrote it. */
export function notesToMarkdown({ title, course, lessons }: NotesOnPaper): string {
  const parts = lessons.flatMap(lesson => [`## ${line(lesson.title)}`, ...lesson.notes.flatMap(noteParts)])
  return `${[`# ${line(title)}`, line(course), ...parts].join('\n\n')}\n`
}

function noteParts({ sort, quote, text, hint }: NoteOnPaper): readonly string[] {
  const quoted = [...(sort === '' ? [] : [`**${line(sort)}**`, '']), ...escapeLines(quote)].map(one => `> ${one}`.trimEnd()).join('\n')
  return [quoted, ...(text.trim() === '' ? [] : [escapeLines(text.trim()).join('\n')]), ...(hint === '' ? [] : [`*${line(hint)}*`])]
}

function line(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(SIGN, '\\$&').replace(FIRST_SIGN, '$1\\$2')
}

/** Every line stays one; an empty line begins a paragraph. */
function escapeLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map(line)
  return lines.map((one, at) => (one !== '' && (lines[at + 1] ?? '') !== '' ? `${one}\\` : one))
}
