import { describe, expect, it } from 'vitest'
import { parseDocuments } from '#common/domain/courses/parse-documents.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const parse = (body: string) => parseDocuments(`---\ntitle: Key documents\n---\n\n${body}`, CONTEXT)

describe('key documents', () => {
  it('are parsed from headings with an id and a source', () => {
    const { documents, problems, references } = parse('## White Paper {#white-paper source=24}\n\nIt draws the process [@24].\n')
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      { id: 'white-paper', title: 'White Paper', source: 24, html: expect.stringContaining('It draws the process') },
    ])
    expect(references.filter(({ kind }) => kind === 'source').map(({ target }) => target)).toEqual(['24', '24'])
  })

  it.each([
    ['no source', '## Paper {#paper}\n\nText.\n', 'document-source', 5],
    ['a source that is no number', '## Paper {#paper source=one}\n\nText.\n', 'document-source', 5],
    ['no id', '## Paper\n\nText.\n', 'id-missing', 5],
    ['nothing said', '## Paper {#paper source=2}\n', 'stem-missing', 5],
    ['text above the first', 'Hello.\n', 'text-outside-section', 5],
    ['a setting of another kind', '## Paper {#paper source=2 year=1999}\n\nText.\n', 'attribute-unknown', 5],
  ])('%s is reported with its line', (_, body, code, line) => {
    expect(parse(body).problems).toContainEqual(expect.objectContaining({ code, line }))
  })

  it('keep the first of two with the same id and declare both, so that the check reports it', () => {
    const { documents, declarations } = parse('## A {#a source=1}\n\nOne.\n\n## B {#a source=2}\n\nTwo.\n')
    expect(documents.map(({ title }) => title)).toEqual(['A'])
    expect(declarations.map(({ kind, id, line }) => ({ kind, id, line }))).toEqual([
      { kind: 'document', id: 'a', line: 5 },
      { kind: 'document', id: 'a', line: 9 },
    ])
  })
})
