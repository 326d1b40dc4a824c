import { describe, expect, it } from 'vitest'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const HEAD = '---\nid: one\ntitle: T\nminutes: 5\nobjectives: [one]\n---\n'

describe('a text with more marks than any parser bears', () => {
  it.each([
    ['quotations', '> '.repeat(2000)],
    ['quotations in a block', `> [!NOTE] T\n${'> '.repeat(2000)}`],
    ['lists', '- '.repeat(2000)],
    ['lists, line by line', Array.from({ length: 100 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n')],
    ['emphasis', `${'*a '.repeat(500)}x${' a*'.repeat(500)}`],
    ['numbers', '1. '.repeat(2000)],
  ])('is refused in words: %s', (_, marks) => {
    const { lesson, problems } = parseLesson(`${HEAD}${marks}x\n`, CONTEXT)
    expect(problems.map(({ code }) => code)).toEqual(['nesting-too-deep'])
    expect(lesson).toMatchObject({ id: 'one', blocks: [] })
  })

  it('is refused in words in YAML', () => {
    const { manifest, problems } = parseCourseManifest(`id: ${'['.repeat(20_000)}`)
    expect(manifest).toBeUndefined()
    expect(problems).toMatchObject([{ code: expect.stringMatching(/^yaml-(too-deep|broken)$/) }])
  })

  it('does not refuse what somebody may write', () => {
    expect(parseLesson(`${HEAD}> > > - 1. - Words\n`, CONTEXT).problems).toEqual([])
  })
})

describe('every place in a long paragraph is found', () => {
  it.each([
    ['a line of links', 20_000, '[w](gone.md) ', ''],
    ['a quotation of links', 2000, '[w](gone.md) ', '> '],
    ['a line of calls', 2000, 'wor [^gone] ', ''],
  ])('%s', (_, count, part, before) => {
    const { problems } = parseLesson(`${HEAD}${before}${part.repeat(count)}\n`, CONTEXT)
    const first = problems[0]?.column ?? 0
    expect(problems.map(({ line, column }) => [line, column])).toEqual(
      Array.from({ length: count }, (__, index) => [7, first + index * part.length]),
    )
  })
})
