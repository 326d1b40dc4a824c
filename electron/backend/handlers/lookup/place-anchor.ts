import type { Lesson } from '#common/domain/courses/course.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import { findAnchor, type AnchorPlace } from '#common/domain/notes/anchor.ts'
import type { Anchor } from '#common/domain/notes/highlight.ts'
import { readLessonText, type LessonText } from '#common/domain/notes/lesson-text.ts'

interface PlacedLesson {
  readonly text: LessonText
  /** By the anchor as text: reading a document again gives other objects. */
  readonly places: Map<string, AnchorPlace>
}

/** A lesson is parsed again when its text has changed, and is another object then. */
const lessons = new WeakMap<Lesson, PlacedLesson>()

function readPlaced(lesson: Lesson): PlacedLesson {
  const known = lessons.get(lesson)
  if (known !== undefined) return known
  const placed = { text: readLessonText(toBlockViews(lesson.blocks)), places: new Map<string, AnchorPlace>() }
  lessons.set(lesson, placed)
  return placed
}

export function textOfLesson(lesson: Lesson): LessonText {
  return readPlaced(lesson).text
}

/** Whether `placeAnchor` will have to search. */
export function isPlaced(lesson: Lesson, anchor: Anchor): boolean {
  return readPlaced(lesson).places.has(JSON.stringify(anchor))
}

/** Where an anchor is in its lesson: searched once for each text of the lesson, because words that were edited take milliseconds to find. */
export function placeAnchor(lesson: Lesson, anchor: Anchor): AnchorPlace {
  const { text, places } = readPlaced(lesson)
  const key = JSON.stringify(anchor)
  const place = places.get(key) ?? findAnchor(text, anchor)
  places.set(key, place)
  return place
}
