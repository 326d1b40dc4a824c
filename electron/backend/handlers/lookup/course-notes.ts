import type { HighlightPlace, HighlightView, LessonNotes, ReflectionNote } from '#common/contract/study/notes.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import { findAnchor, findTranslated } from '#common/domain/notes/anchor.ts'
import type { Anchor } from '#common/domain/notes/highlight.ts'
import { readLessonText, type LessonText } from '#common/domain/notes/lesson-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import type { LessonInLanguage } from '#backend/courses/course-library.ts'

interface LessonKey {
  readonly courseId: string
  readonly lessonId: string
  readonly lang: Locale
}

/** What the learner highlighted in a lesson, in its order; those whose words are gone come last. */
export async function loadHighlights(key: LessonKey, context: LearnerContext): Promise<readonly HighlightView[]> {
  const { storage, learnerId } = context
  const stored = Object.entries(await storage.highlights.list({ ...key, learnerId }))
  if (stored.length === 0) return []
  const texts = await readTexts(key, new Set(stored.map(([, { anchor }]) => anchor.lang)), context)
  return stored
    .map(([id, highlight]) => ({ id, ...highlight, place: findPlace(texts, highlight.anchor) }))
    .toSorted((one, other) => positionOf(one.place, texts) - positionOf(other.place, texts))
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
  const found = await Promise.all(
    [...known, ...gone].map(async (lessonId): Promise<LessonNotes> => {
      const [highlights, lesson] = await Promise.all([
        loadHighlights({ courseId, lessonId, lang }, context),
        courses.lesson(courseId, lessonId, lang),
      ])
      return { lessonId, title: lesson?.lesson.title, highlights, reflections: listReflections(lesson, notes) }
    }),
  )
  return found.filter(({ highlights, reflections }) => highlights.length > 0 || reflections.length > 0)
}

function listReflections(found: LessonInLanguage | undefined, notes: Readonly<Record<string, string>>): readonly ReflectionNote[] {
  return (found?.lesson.blocks ?? []).flatMap(block => {
    if (block.kind !== 'reflection' || !Object.hasOwn(notes, block.id)) return []
    const text = notes[block.id] ?? ''
    return text.trim() === '' ? [] : [{ reflectionId: block.id, title: block.title, text }]
  })
}

interface LessonTexts {
  readonly shown: LessonText | undefined
  /** The language that is shown: the one asked for, or another that the lesson is there in. */
  readonly shownLang: Locale
  readonly byLang: ReadonlyMap<Locale, LessonText>
}

async function readTexts(
  { courseId, lessonId, lang }: LessonKey,
  langs: ReadonlySet<Locale>,
  { courses }: LearnerContext,
): Promise<LessonTexts> {
  const read = async (wanted: Locale): Promise<readonly [Locale, LessonText] | undefined> => {
    const found = await courses.lesson(courseId, lessonId, wanted)
    return found && [found.lang, readLessonText(toBlockViews(found.lesson.blocks))]
  }
  const [shown, ...others] = await Promise.all([lang, ...langs].map(read))
  return { shown: shown?.[1], shownLang: shown?.[0] ?? lang, byLang: new Map(others.filter(one => one !== undefined)) }
}

function findPlace({ shown, shownLang, byLang }: LessonTexts, anchor: Anchor): HighlightPlace {
  if (shown === undefined) return { kind: 'changed' }
  if (anchor.lang === shownLang) return findAnchor(shown, anchor)
  const own = byLang.get(anchor.lang)
  const place = own && findAnchor(own, anchor)
  const there = own && place?.kind === 'found' ? findTranslated(own, place, shown) : undefined
  return there === undefined ? { kind: 'changed' } : { kind: 'translated', block: there.block, paragraph: there.paragraph }
}

function positionOf(place: HighlightPlace, { shown }: LessonTexts): number {
  if (place.kind === 'found') return place.start
  if (place.kind === 'changed' || shown === undefined) return Number.MAX_SAFE_INTEGER
  const index = shown.paragraphs.findIndex(({ block, paragraph }) => block === place.block && paragraph === place.paragraph)
  return shown.starts[index] ?? Number.MAX_SAFE_INTEGER
}
