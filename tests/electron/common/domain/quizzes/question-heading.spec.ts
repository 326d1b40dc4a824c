import { describe, expect, it } from 'vitest'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { hasQuestionHeading } from '#common/domain/quizzes/question-heading.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { COURSES } from '#tests/support/room/open-test-room.ts'

const HEAD = '---\ntitle: Quiz\n---\n'
const QUESTION =
  '## Which one? {#which kind=true-false competency=decide}\n\nThis one.\n\n- [x] True {#true}\n  > Yes.\n- [ ] False {#false}\n  > No.\n'
const context = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }

describe('whether a bank asks anything', () => {
  it.each([
    [HEAD, false],
    [`${HEAD}\nNo question yet.\n`, false],
    [`${HEAD}\n## Only a heading\n\nkind=single\n`, false],
    [`${HEAD}\n${QUESTION}`, true],
    [`${HEAD}\n${QUESTION}`.replaceAll('\n', '\r\n'), true],
  ])('is found as the parser finds it: %j', (text, asks) => {
    expect(hasQuestionHeading(text)).toBe(asks)
    expect(parseQuiz(text, context).questions.length > 0).toBe(asks)
  })

  it('is found of every module', async () => {
    const library = openCourseLibrary({ folders: [COURSES] })
    for (const { id } of await library.list()) expect((await library.syllabus(id))?.hasQuiz, id).toBe(true)
  })
})
