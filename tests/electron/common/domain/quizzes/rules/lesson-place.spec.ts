import { describe, expect, it } from 'vitest'
import type { LessonBlock } from '#common/domain/courses/course.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { findPlaceOfQuestion, findPlaceOfTopic } from '#common/domain/quizzes/rules/lesson-place.ts'
import { choice, option } from '#tests/support/questions.ts'

const check = (id: string, ...competencies: readonly string[]): Question =>
  choice('single', [option('a', true), option('b', false)], { id, competencies })
const prose = (html: string): LessonBlock => ({ kind: 'prose', html })
const lesson = (id: string, ...blocks: readonly LessonBlock[]) => ({
  id,
  blocks,
  checks: blocks.flatMap(block => (block.kind === 'check' ? [block.question] : [])),
})

const lessons = [
  lesson(
    'who-moves',
    prose('<p>Above all headings.</p>\n<h2 id="words">One woman, <em>several</em> words</h2>\n<p>…</p>'),
    { kind: 'check', question: check('one-word', 'tell-who-moves') },
    prose('<p>More of it.</p>'),
    { kind: 'case', id: 'upala', title: 'Upala', html: '', facts: {} as never },
    prose('<h2 id="film">A photograph and a film</h2>\n<p>…</p>\n<h2 id="numbers">World numbers</h2>'),
    { kind: 'check', question: check('find-stocks', 'read-figures') },
    prose('<h2 id="limits">Where they stop</h2>'),
    { kind: 'check', question: check('your-district', 'read-figures') },
  ),
  lesson('how-linked', { kind: 'check', question: check('both-lanes', 'link-both-ways') }),
]
const words = { id: 'words', html: 'One woman, <em>several</em> words' }
const asks = (competency: string | undefined, named?: string) => {
  const place = findPlaceOfQuestion({ competencies: competency === undefined ? [] : [competency], lesson: named }, lessons)
  return place && [place.lesson.id, place.heading?.id]
}

describe('the place in a lesson that answers a question', () => {
  it('is the heading above the one part that checks its topic', () => {
    expect(findPlaceOfTopic('tell-who-moves', lessons)).toEqual({ lesson: lessons[0], heading: words })
    expect(asks('tell-who-moves')).toEqual(['who-moves', 'words'])
  })

  it('is the lesson as a whole where several parts check the topic, or none has a heading', () => {
    expect(asks('read-figures')).toEqual(['who-moves', undefined])
    expect(asks('link-both-ways')).toEqual(['how-linked', undefined])
  })

  it.each([
    ['a check', 'find-stocks', ['who-moves', 'numbers']],
    ['a case', 'upala', ['who-moves', 'words']],
    ['a lesson', 'how-linked', ['how-linked', undefined]],
  ])('is what the question names, whatever its topic: %s', (_, named, wanted) => {
    expect(asks('tell-who-moves', named)).toEqual(wanted)
  })

  it('is that of the topic where what it names is gone', () => {
    expect(asks('tell-who-moves', 'gone')).toEqual(['who-moves', 'words'])
    expect(asks(undefined, 'gone')).toBeUndefined()
  })
})
