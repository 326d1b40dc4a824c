import { describe, expect, it } from 'vitest'
import { readAuthorsGuide } from '#common/domain/courses/authors-guide.ts'
import { createAuthoringFixture } from '#tests/support/authoring-fixture.ts'

describe('the author’s guide', () => {
  it('comes with the courses, in English, by its headings', async () => {
    const { authoring } = await createAuthoringFixture()
    const { lang, sections } = await authoring.authorsGuide()
    expect(lang).toBe('en')
    expect(sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Writing a course', 'course.yaml', 'A lesson', 'Blocks', 'Questions', 'Translating']),
    )
    expect(sections.find(({ title }) => title === 'Blocks')?.html).toContain('<table>')
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
  })

  it('begins with what a trainer does in the app; commands come after', async () => {
    const { authoring } = await createAuthoringFixture()
    const { sections } = await authoring.authorsGuide()
    expect(sections[0]?.text).toContain('*Library → Create a course*')
    const withCommands = sections.findIndex(({ text }) => text.includes('npm run'))
    expect(sections[withCommands]?.title).toBe('On the command line')
    expect(withCommands).toBeGreaterThan(1)
  })

  it('keeps headings inside code as code, and leaves no words of the file out', () => {
    const sections = readAuthorsGuide('# One `x`\n\nA.\n\n```\n## Not one\n```\n\n## Two\n\n- B\n\n### Two\n')
    expect(sections.map(({ id, level, title }) => [id, level, title])).toEqual([
      ['one-x', 1, 'One x'],
      ['two', 2, 'Two'],
      ['two-1', 3, 'Two'],
    ])
    expect(sections[0]?.html).toContain('## Not one')
    expect(sections[1]?.text).toContain('- B')
  })
})
