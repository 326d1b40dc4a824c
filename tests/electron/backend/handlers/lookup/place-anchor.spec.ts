import { describe, expect, it } from 'vitest'
import type { Lesson } from '#common/domain/courses/course.ts'
import { createAnchor } from '#common/domain/notes/anchor.ts'
import { isPlaced, placeAnchor, textOfLesson } from '#backend/handlers/lookup/place-anchor.ts'

const WORDS = 'The council asks who moved here, and why they came.'
const lessonWith = (html: string): Lesson => ({
  id: 'first',
  title: 'First',
  minutes: 5,
  objectives: [],
  sources: [],
  blocks: [{ kind: 'prose', html }],
})

function anchorIn(lesson: Lesson) {
  const start = textOfLesson(lesson).text.indexOf(WORDS)
  const anchor = createAnchor(textOfLesson(lesson), { start, end: start + WORDS.length }, 'en')
  if (anchor === undefined) throw new Error('no words')
  return anchor
}

describe('placing a highlight in a lesson', () => {
  const before = lessonWith(`<p>${WORDS}</p>`)
  const anchor = anchorIn(before)

  it('searches once for each text of the lesson, whichever copy of the highlight is asked for', () => {
    const edited = lessonWith(`<p>${WORDS.replace('asks', 'asked')}</p>`)
    expect(isPlaced(edited, anchor)).toBe(false)
    const place = placeAnchor(edited, anchor)
    expect(place).toMatchObject({ kind: 'found', start: 0 })
    expect(isPlaced(edited, structuredClone(anchor))).toBe(true)
    expect(placeAnchor(edited, structuredClone(anchor))).toBe(place)
  })

  it('searches again when the text has changed', () => {
    expect(placeAnchor(before, anchor)).toMatchObject({ kind: 'found' })
    expect(placeAnchor(lessonWith('<p>Something else.</p>'), anchor)).toEqual({ kind: 'changed' })
  })
})
