import { describe, expect, it } from 'vitest'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.2.3', lessonIds: new Map<string, string>() }
const HEAD = '---\nid: who-moves\ntitle: Who moves?\nminutes: 25\nobjectives:\n  - Tell one word from another\n---\n\n'

function lesson(body: string) {
  const { lesson: parsed, problems, references } = parseLesson(HEAD + body, CONTEXT)
  return { blocks: parsed?.blocks ?? [], references, problems: problems.map(({ line, column, code }) => `${line - 8}:${column} ${code}`) }
}

describe('a lesson', () => {
  it('has recordings with their transcripts', () => {
    const { blocks, references } = lesson('> [!AUDIO] The water man {file="../media/Water man.MP3"}\n> “I paint *red*” [@1].')
    expect(blocks).toEqual([
      {
        kind: 'audio',
        src: '/files/core/1.2.3/media/Water%20man.MP3',
        title: 'The water man',
        html: expect.stringContaining('<em>red</em>'),
      },
    ])
    expect(references.map(({ kind, target }) => `${kind} ${target}`)).toEqual(['source 1', 'media media/Water man.MP3'])
  })

  it('shows the words of a recording that cannot be played', () => {
    expect(lesson('> [!AUDIO] The water man\n> Words.').blocks).toEqual([
      { kind: 'callout', tone: 'note', title: 'The water man', html: '<p>Words.</p>' },
    ])
  })

  it.each([
    ['a recording without a transcript', '> [!AUDIO] The water man {file=../media/a.mp3}', ['1:1 audio-transcript-missing']],
    ['a recording without a title', '> [!AUDIO] {file=../media/a.mp3}\n> Words.', ['1:1 block-title-missing']],
    ['a recording without a file', '> [!AUDIO] The water man\n> Words.', ['1:1 audio-file-missing']],
    ['a recording that is a film', '> [!AUDIO] The water man {file=../media/a.mp4}\n> Words.', ['1:26 audio-path']],
    ['a recording from the internet', '> [!AUDIO] A {file=https://example.org/a.mp3}\n> Words.', ['1:14 image-remote']],
    ['a recording from elsewhere', '> [!AUDIO] A {file=../../b/media/a.mp3}\n> Words.', ['1:14 audio-path']],
    ['a recording as a picture', '![x](../media/a.mp3)', ['1:1 image-type']],
  ])('reports %s', (_, body, expected) => {
    expect(lesson(body).problems).toEqual(expected)
  })
})
