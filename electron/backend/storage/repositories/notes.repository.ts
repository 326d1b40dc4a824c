import { hasVersion, joinTexts, listValues, writeVersion, type WriteStamp } from '#common/domain/learners/merge/versions.ts'
import { findRegister } from '#common/domain/progress/merge.ts'
import { notesPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { notesKind, type NotesDocument } from '#backend/storage/kinds/notes.kind.ts'

/** Learners' notes on reflections, one file per learner and course. */
export interface NotesRepository {
  /** Texts by reflection id, without deleted ones; both of one that was changed on two computers. */
  readonly list: (learnerId: string, courseId: string) => Promise<Readonly<Record<string, string>>>
  /**
   * @param id id of this write: repeating it changes nothing
   * @param replaces the text that must be there, empty for none; undefined saves whatever is there
   * @returns the text that is there when it is neither `replaces` nor `text`: nothing was saved
   */
  readonly save: (
    learnerId: string,
    courseId: string,
    noteId: string,
    text: string,
    id: string,
    replaces?: string,
  ) => Promise<string | undefined>
  /** Replaces a note with a tombstone, so that it stays deleted when copies are merged. */
  readonly remove: (learnerId: string, courseId: string, noteId: string, id: string) => Promise<void>
}

/** @param writer who writes now */
export function createNotesRepository(store: DocumentStore, writer: () => string): NotesRepository {
  const documents = store.documents(notesKind)

  async function list(learnerId: string, courseId: string): Promise<Readonly<Record<string, string>>> {
    const notes = (await documents.read(notesPath(learnerId, courseId)))?.notes ?? {}
    return Object.fromEntries(
      Object.entries(notes).flatMap(([name, register]) => (register.kind === 'value' ? [[name, joinTexts(listValues(register))]] : [])),
    )
  }

  const save: NotesRepository['save'] = async (learnerId, courseId, noteId, text, id, replaces) => {
    let other: string | undefined
    await documents.change(notesPath(learnerId, courseId), draft => {
      other = findOther(draft, noteId, { text, id, replaces })
      return other === undefined ? applyNote(draft, noteId, text, { id, writer: writer() }) : undefined
    })
    return other
  }

  async function remove(learnerId: string, courseId: string, noteId: string, id: string): Promise<void> {
    await documents.change(notesPath(learnerId, courseId), draft => applyNote(draft, noteId, undefined, { id, writer: writer() }))
  }

  return { list, save, remove }
}

/** The stored text, when it is neither the one to replace nor the new one. */
function findOther(
  draft: NotesDocument | undefined,
  noteId: string,
  { text, id, replaces }: { readonly text: string; readonly id: string; readonly replaces: string | undefined },
): string | undefined {
  const seen = findRegister(draft?.notes ?? {}, noteId)
  const stored = joinTexts(listValues(seen))
  return replaces === undefined || hasVersion(seen, id) || stored === replaces || stored === text ? undefined : stored
}

/** Undefined when this write was applied before. */
function applyNote(
  draft: NotesDocument | undefined,
  noteId: string,
  text: string | undefined,
  stamp: WriteStamp,
): NotesDocument | undefined {
  const notes = draft?.notes ?? {}
  const seen = findRegister(notes, noteId)
  return hasVersion(seen, stamp.id) ? undefined : { notes: { ...notes, [noteId]: writeVersion(seen, text, stamp) } }
}
