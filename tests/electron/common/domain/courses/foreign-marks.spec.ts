import { describe, expect, it } from 'vitest'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.2.3', lessonIds: new Map() }
const HEAD = '---\nid: who-moves\ntitle: Who moves?\nminutes: 25\nobjectives:\n  - Tell one word from another\n---\n\n'

function problems(body: string): readonly string[] {
  return parseLesson(HEAD + body, CONTEXT).problems.map(({ line, column, code }) => `${line - 8}:${column} ${code}`)
}

describe('a lesson brought from another program', () => {
  it.each([
    [
      'a private note of another program',
      'One.\nTwo %%Samira is ill%%.\n\n%%\nSamira is ill.\n%%',
      ['2:5 foreign-comment', '4:1 foreign-comment'],
    ],
    ['a link of another program', 'See [[second|the next]].\n\n- ![[plan.png]]', ['1:5 foreign-mark', '3:3 foreign-mark']],
    ['a mark of another program', 'Some ==marked words== here.', ['1:6 foreign-mark']],
    ['a task list among the text', 'One.\n\n- [ ] my task', ['3:1 task-list']],
    ['a name of a picture that begins with a hyphen', '![x](../media/-x.png)', ['1:1 image-name']],
    ['a name of a picture with a sign', '![x](<../media/a (1).png>)', ['1:1 image-name']],
    ['a name of a picture that Windows keeps for a device', '![x](../media/aux.png)', ['1:1 image-name-reserved']],
  ])('reports %s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  it('allows signs that other programs use as marks, mentioned, escaped or alone', () => {
    expect(problems('`==a==` and `[[b]]`, a == b == c, 100 %% or \\[\\[d\\]\\].')).toEqual([])
  })
})
