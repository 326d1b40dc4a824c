import { describe, expect, it } from 'vitest'
import { checkCourse } from '#common/domain/courses/check/check-course.ts'
import type { AudioFile } from '#common/domain/shared/content/audio-file.ts'

const MB = 1024 * 1024
const LESSON = '---\nid: one\ntitle: One\nminutes: 5\nobjectives: [Hear]\n---\n\n> [!AUDIO] A voice {file=../media/a.mp3}\n> Words.\n'
const MANIFEST =
  'id: core\nversion: 1.0.0\ntitle: { en: A }\nsummary: { en: A }\nduration: 5\npassMark: 70\ncompetencies: []\nprerequisites: []\n'

/** What `check` says of the recording of a course, or of its absence. */
function told(sound: AudioFile | undefined): readonly string[] {
  const sounds = new Map(sound === undefined ? [] : [['media/a.mp3', sound] as const])
  const problems = checkCourse({
    folder: 'core',
    texts: new Map([
      ['course.yaml', MANIFEST],
      ['en/01-one.md', LESSON],
    ]),
    others: [...sounds.keys()],
    sounds,
    sourceIds: new Set(),
    competencyIds: new Set(),
    town: { names: [], figures: new Set() },
    courseIds: new Set(['core']),
  })
  return problems
    .filter(({ code }) => code.startsWith('audio') || code === 'file-unknown')
    .map(({ path, line, column, severity, code }) => `${path}:${line}:${column} ${severity} ${code}`)
}

describe('a recording of a course', () => {
  it('may have 20 MB and no more', () => {
    expect(told({ bytes: 20 * MB, type: 'mp3' })).toEqual([])
    expect(told({ bytes: 20 * MB + 1, type: 'mp3' })).toEqual(['media/a.mp3:1:1 error audio-too-large'])
  })

  it.each(['ogg', undefined] as const)('is refused when its bytes are %s under the name of an mp3', type => {
    expect(told({ bytes: 9, type })).toEqual(['media/a.mp3:1:1 error audio-bytes'])
  })

  it('is told to be missing', () => {
    expect(told(undefined)).toEqual(['en/01-one.md:8:20 error audio-missing'])
  })
})
