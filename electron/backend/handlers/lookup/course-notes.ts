import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BookmarkView, HighlightPlace, HighlightView, LessonNotes, ReflectionNote } from '#common/contract/study/notes.ts'
import type { Lesson } from '#common/domain/courses/course.ts'
import { findTranslated } from '#common/domain/notes/anchor.ts'
import type { Anchor } from '#common/domain/notes/highlight.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { isPlaced, placeAnchor, textOfLesson } from './place-anchor.ts'
import type { LessonInLanguage } from '#backend/courses/course-library.ts'

interface LessonKey {
  readonly courseId: string
  readonly lessonId: string
  readonly lang: Locale
}

/** About as many edited ones are placed in a hundredth of a second. */
const PLACED_IN_A_TURN = 4

/** What the learner highlighted in a lesson, in its order; those whose words are gone come last. Others are answered meanwhile. */
export async function loadHighlights(key: LessonKey, context: LearnerContext): Promise<readonly HighlightView[]> {
  const { storage, learnerId } = context
  const stored = Object.entries(await storage.highlights.list({ ...key, learnerId }))
  if (stored.length === 0) return []
  const found = await readLessons(key, new Set(stored.map(([, { anchor }]) => anchor.lang)), context)
  const views: HighlightView[] = []
  let searched = 0
  for (const [id, highlight] of stored) {
    if (isNew(found, highlight.anchor) && (searched += 1) % PLACED_IN_A_TURN === 0) await nextTurn()
    views.push({ id, ...highlight, place: findPlace(found, highlight.anchor) })
  }
  return views.toSorted((one, other) => positionOf(one.place, found) - positionOf(other.place, found))
}

/** Everything the learner highlighted and wrote in a course, lesson by lesson. */
export async function loadCourseNotes(courseId: string, lang: Locale, context: LearnerContext): Promise<readonly LessonNotes[]> {
  const { storage, learnerId, courses } = context
  const [{ lessons }, highlighted, notes] = await Promise.all([
    courses.lessons(courseId, lang),
    storage.highlights.listLessons(learnerId, courseId),
    storage.notes.list(learnerId, courseId),
  ])
  const known = lessons.map(({ id }) => id)
  const gone = highlighted.filter(id => !known.includes(id))
  const found: LessonNotes[] = []
  for (const lessonId of [...known, ...gone]) {
    const highlights = await loadHighlights({ courseId, lessonId, lang }, context)
    const lesson = await courses.lesson(courseId, lessonId, lang)
    found.push({ lessonId, title: lesson?.lesson.title, highlights, reflections: listReflections(lesson, notes) })
  }
  return found.filter(({ highlights, reflections }) => highlights.length > 0 || reflections.length > 0)
}

/** The bookmarks of a course as they stand in it; those of lessons that are gone come last. */
export async function loadBookmarks(courseId: string, lang: Locale, context: LearnerContext): Promise<readonly BookmarkView[]> {
  const { storage, learnerId, courses } = context
  const [{ lessons }, stored] = await Promise.all([
    courses.lessons(courseId, lang),
    storage.readingPlaces.listBookmarks(learnerId, courseId),
  ])
  const order = new Map(lessons.map(({ id }, index) => [id, index]))
  const views = Object.entries(stored).map(([id, bookmark]): BookmarkView => {
    const lesson = lessons[order.get(bookmark.lessonId) ?? -1]
    return { id, ...bookmark, lesson: lesson && { title: lesson.title, lang: lesson.lang } }
  })
  const rank = ({ lessonId, place }: BookmarkView): readonly [number, number] => [order.get(lessonId) ?? lessons.length, place.paragraph]
  return views.toSorted((one, other) => {
    const [[lesson, paragraph], [otherLesson, otherParagraph]] = [rank(one), rank(other)]
    return lesson - otherLesson || paragraph - otherParagraph || (one.id < other.id ? -1 : 1)
  })
}

function listReflections(found: LessonInLanguage | undefined, notes: Readonly<Record<string, string>>): readonly ReflectionNote[] {
  return (found?.lesson.blocks ?? []).flatMap(block => {
    if (block.kind !== 'reflection' || !Object.hasOwn(notes, block.id)) return []
    const text = notes[block.id] ?? ''
    return text.trim() === '' ? [] : [{ reflectionId: block.id, title: block.title, text }]
  })
}

interface FoundLessons {
  /** In the language asked for, or in another that the lesson is there in. */
  readonly shown: LessonInLanguage | undefined
  readonly byLang: ReadonlyMap<Locale, Lesson>
}

async function readLessons(
  { courseId, lessonId, lang }: LessonKey,
  langs: ReadonlySet<Locale>,
  { courses }: LearnerContext,
): Promise<FoundLessons> {
  const [shown, ...others] = await Promise.all([lang, ...langs].map(wanted => courses.lesson(courseId, lessonId, wanted)))
  return { shown, byLang: new Map(others.flatMap(found => (found === undefined ? [] : [[found.lang, found.lesson]]))) }
}

function isNew({ byLang }: FoundLessons, anchor: Anchor): boolean {
  const own = byLang.get(anchor.lang)
  return own !== undefined && !isPlaced(own, anchor)
}

function findPlace({ shown, byLang }: FoundLessons, anchor: Anchor): HighlightPlace {
  const own = byLang.get(anchor.lang)
  if (shown === undefined || own === undefined) return { kind: 'changed' }
  const place = placeAnchor(own, anchor)
  if (place.kind === 'changed' || anchor.lang === shown.lang) return place
  const there = findTranslated(textOfLesson(own), place, textOfLesson(shown.lesson))
  return there === undefined ? { kind: 'changed' } : { kind: 'translated', block: there.block, paragraph: there.paragraph }
}

function positionOf(place: HighlightPlace, { shown }: FoundLessons): number {
  if (place.kind === 'found') return place.start
  if (place.kind === 'changed' || shown === undefined) return Number.MAX_SAFE_INTEGER
  const { paragraphs, starts } = textOfLesson(shown.lesson)
  const index = paragraphs.findIndex(({ block, paragraph }) => block === place.block && paragraph === place.paragraph)
  return starts[index] ?? Number.MAX_SAFE_INTEGER
}
