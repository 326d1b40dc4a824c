import { describe, expect, it } from 'vitest'
import { checkShelf } from '#common/domain/courses/check/check-shelf.ts'
import { readCourseContent } from '#common/domain/courses/course-content.ts'

const lesson = (body: string) => `---\nid: one\ntitle: One\nminutes: 5\nobjectives: [Read]\n---\n\n${body}\n`
const CASE = '> [!CASE] The well {#the-well country=NP themes=work sdgs=6}\n> A well was dug.\n'
const QUESTION =
  '---\ntitle: Quiz\n---\n\n## A title {#a kind=single}\n\nWhat do you do with the well?\n\n- [x] Dig {#dig}\n  > Yes.\n- [ ] Wait {#wait}\n  > No.\n\n> [!WHY]\n> So.\n'

function course(name: string, files: Readonly<Record<string, string>>) {
  return { name, languages: readCourseContent(new Map(Object.entries(files)), { courseId: name, version: '1.0.0' }) }
}

describe('courses side by side', () => {
  it('tell a case once; the second is reported at its place', () => {
    const problems = checkShelf([
      course('a', { 'en/01-one.md': lesson(CASE) }),
      course('b', { 'en/01-one.md': lesson(`Text.\n\n${CASE}`) }),
    ])
    expect(problems).toMatchObject([
      { path: 'b/en/01-one.md', code: 'case-twice', severity: 'warning', line: 10, values: { id: 'the-well', course: 'a' } },
    ])
  })

  it('ask a question once, whatever the order of its options', () => {
    const turned = QUESTION.replace(
      '- [x] Dig {#dig}\n  > Yes.\n- [ ] Wait {#wait}\n  > No.',
      '- [ ] Wait {#wait}\n  > No.\n- [x] Dig {#dig}\n  > Yes.',
    ).replace('#a ', '#b ')
    const problems = checkShelf([course('a', { 'en/quiz.md': QUESTION }), course('b', { 'en/quiz.md': turned })])
    expect(problems).toMatchObject([{ path: 'b/en/quiz.md', code: 'question-twice-on-shelf', line: 7, values: { id: 'b', course: 'a' } }])
  })

  it('may say the same in two languages of one course, and ask another question about the same', () => {
    const other = QUESTION.replace('Wait {#wait}', 'Ask {#ask}')
    expect(
      checkShelf([
        course('a', { 'en/quiz.md': QUESTION, 'fr/quiz.md': QUESTION, 'en/01-one.md': lesson(CASE), 'fr/01-one.md': lesson(CASE) }),
        course('b', { 'en/quiz.md': other }),
      ]),
    ).toEqual([])
  })
})
