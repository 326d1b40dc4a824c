import { join } from 'node:path'
import type { Highlight } from '#common/domain/notes/highlight.ts'
import { hasVersion, joinTexts, listValues, writeVersion, type Versions, type WriteStamp } from '#common/domain/learners/merge/versions.ts'
import { findRegister } from '#common/domain/progress/merge.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import { highlightsFolder, highlightsPath, lessonOfHighlights } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { highlightsKind, type HighlightsDocument } from '#backend/storage/kinds/highlights.kind.ts'

export interface LessonKey {
  readonly learnerId: string
  readonly courseId: string
  readonly lessonId: string
}

/** Highlights of lessons with their notes, one file per learner and lesson: what is written for one edit stays small. */
export interface HighlightsRepository {
  /** By id, without deleted ones; with both notes of one that was changed on two computers. */
  readonly list: (lesson: LessonKey) => Promise<Readonly<Record<string, Highlight>>>
  /** Ids of the lessons of a course that have, or had, highlights. */
  readonly listLessons: (learnerId: string, courseId: string) => Promise<readonly string[]>
  /**
   * @param id id of this write: repeating it changes nothing
   * @param replaces the note that must be there, empty for none, unless the highlight was deleted; undefined saves whatever is there
   * @returns the note that is there when it is neither `replaces` nor the new one: nothing was saved
   */
  readonly save: (
    lesson: LessonKey,
    highlightId: string,
    highlight: Highlight,
    id: string,
    replaces?: string,
  ) => Promise<string | undefined>
  /** Leaves a tombstone, so that it stays deleted when copies are merged. */
  readonly remove: (lesson: LessonKey, highlightId: string, id: string) => Promise<void>
}

/** The lessons of some courses of those who use the suite at one time. */
const LESSON_CACHE_SIZE = 300

/** @param writer who writes now */
export function createHighlightsRepository(store: DocumentStore, writer: () => string): HighlightsRepository {
  const documents = store.documents(highlightsKind, LESSON_CACHE_SIZE)
  const { fileSystem, root } = store.context

  async function list(lesson: LessonKey): Promise<Readonly<Record<string, Highlight>>> {
    const found = (await documents.read(highlightsPath(lesson)))?.highlights ?? {}
    return Object.fromEntries(
      Object.entries(found).flatMap(([name, register]) => {
        const highlight = readHighlight(register)
        return highlight === undefined ? [] : [[name, highlight]]
      }),
    )
  }

  async function listLessons(learnerId: string, courseId: string): Promise<readonly string[]> {
    const entries = await withStorageErrors(() => readFolderIfExists(fileSystem, join(root, highlightsFolder(learnerId, courseId))))
    const names = entries.flatMap(({ kind, name }) => (kind === 'file' ? (lessonOfHighlights(name) ?? []) : []))
    return [...new Set(names)].sort()
  }

  const save: HighlightsRepository['save'] = async (lesson, highlightId, highlight, id, replaces) => {
    let other: string | undefined
    await documents.change(highlightsPath(lesson), draft => {
      const seen = findRegister(draft?.highlights ?? {}, highlightId)
      // Whoever is still writing brings back what was deleted meanwhile.
      const stored = readHighlight(seen)?.note ?? replaces
      other = replaces === undefined || hasVersion(seen, id) || stored === replaces || stored === highlight.note ? undefined : stored
      return other === undefined ? write(draft, highlightId, highlight, { id, writer: writer() }) : undefined
    })
    return other
  }

  async function remove(lesson: LessonKey, highlightId: string, id: string): Promise<void> {
    await documents.change(highlightsPath(lesson), draft => write(draft, highlightId, undefined, { id, writer: writer() }))
  }

  return { list, listLessons, save, remove }
}

/** Place and colour are the newest ones. Undefined: deleted. */
function readHighlight(versions: Versions<Highlight> | undefined): Highlight | undefined {
  const values = listValues(versions)
  const [newest] = values
  return newest && { ...newest, note: joinTexts(values.map(({ note }) => note)) }
}

/** Undefined when this write was applied before. */
function write(
  draft: HighlightsDocument | undefined,
  highlightId: string,
  value: Highlight | undefined,
  stamp: WriteStamp,
): HighlightsDocument | undefined {
  const highlights = draft?.highlights ?? {}
  const seen = findRegister(highlights, highlightId)
  return hasVersion(seen, stamp.id) ? undefined : { highlights: { ...highlights, [highlightId]: writeVersion(seen, value, stamp) } }
}
