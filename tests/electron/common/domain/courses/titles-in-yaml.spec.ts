import { describe, expect, it } from 'vitest'
import { parseCompetencies } from '#common/domain/courses/parse-competencies.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }

function read(title: string, objective = 'Greet') {
  const { lesson, problems } = parseLesson(
    `---\nid: first\ntitle: ${title}\nminutes: 5\nobjectives:\n  - ${objective}\n---\n\nText.\n`,
    CONTEXT,
  )
  return {
    title: lesson?.title,
    objectives: lesson?.objectives,
    problems: problems.map(({ line, column, code, values }) => [`${line}:${column} ${code}`, values['sign'] ?? values['text'] ?? '']),
  }
}

describe('words in YAML', () => {
  it.each(['1.10', '007', '1e3', '+5', 'true', '0x1F', '2024-01-02'])('are taken as typed: %s', words => {
    expect(read(words, words)).toEqual({ title: words, objectives: [words], problems: [] })
  })

  it('are taken as typed in the shared files', () => {
    expect(parseSources('- id: 1\n  title: 1.10\n  by: 007\n').sources).toMatchObject([{ id: 1, title: '1.10', by: '007' }])
    expect(parseCompetencies('- id: a\n  title: { en: 1.10 }\n').competencies).toMatchObject([{ title: { en: '1.10' } }])
  })

  it.each([
    ['Cost: 5', ':'],
    ['"Q" and more', '"'],
    ['@desk', '@'],
    ['[draft] Words', '['],
    ['- x', '-'],
  ])('want quotation marks: %s', (words, sign) => {
    expect(read(words).problems).toContainEqual(['3:8 yaml-quotes', sign])
    expect(read('T', `@${words}`).problems).toContainEqual(['6:5 yaml-quotes', '@'])
  })

  it('want quotation marks in a list where a colon makes them a key', () => {
    expect(read('T', 'Say: who').problems).toEqual([['6:5 yaml-quotes', ':']])
  })

  it('are reported if a sign cuts them off', () => {
    expect(read('One #two').problems).toEqual([['3:8 yaml-comment', '#two']])
    expect(read('T', 'Lesson # 2').problems).toEqual([['6:5 yaml-comment', '# 2']])
    expect(read('One    # a comment').problems).toEqual([])
    expect(read('"One #two"')).toMatchObject({ title: 'One #two', problems: [] })
  })
})
