import { describe, expect, it } from 'vitest'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const HEAD = '---\nid: first\ntitle: T\nminutes: 10\nobjectives:\n  - Greet\n---\n\n'

function read(body: string) {
  const { lesson, problems } = parseLesson(HEAD + body, CONTEXT)
  const blocks = lesson?.blocks ?? []
  const view = JSON.stringify(toBlockViews(blocks))
  const note = blocks.flatMap(block => (block.kind === 'facilitator' ? [block.html] : [])).join('')
  return { view, note, problems, sources: lesson?.sources }
}

const calls = (html: string) => [...html.matchAll(/doc-noteref\\?">(\d+)</g)].map(([, number]) => number)

describe('a footnote', () => {
  it('stays with the facilitator if only the facilitator’s note calls it', () => {
    const { view, note, problems } = read(
      '> [!FACILITATOR] x\n> Calm[^a] first.\n\nOne[^b].\n\n[^a]: Samira will cry[^c].\n[^b]: A word.\n[^c]: She left.\n',
    )
    expect(problems).toEqual([])
    expect(view).not.toMatch(/Samira|She left/)
    expect(calls(view)).toEqual(['1'])
    expect(view).toContain('<li id=\\"footnote-1\\">\\n<p>A word.</p>')
    expect(note).toMatch(/footnote-2[\s\S]*<section[\s\S]*Samira[\s\S]*She left/)
  })

  it('has one number wherever it is called, and leads back only to calls that learners see', () => {
    const { view, note } = read('> [!FACILITATOR] x\n> Calm[^b].\n\nOne[^a] two[^b].\n\n[^a]: First.\n[^b]: Second.\n')
    expect(calls(view)).toEqual(['1', '2'])
    expect(calls(note)).toEqual(['2'])
    expect(view).not.toContain('footnote-ref-2-2')
    expect(note).not.toContain('Second')
  })

  it('leaves no list behind if no learner reaches any', () => {
    expect(read('One.\n\n> [!SLIDE]\n> Calm[^a].\n\n[^a]: Samira.\n').view).toBe('[{"kind":"prose","html":"<p>One.</p>"}]')
  })

  it('is still reported if nobody calls it', () => {
    expect(read('One.\n\n[^a]: Alone.\n').problems).toMatchObject([{ code: 'footnote-unused' }])
  })
})

describe('a source', () => {
  it('is not told to learners if only hidden parts name it', () => {
    const { view, note, sources } = read(
      '> [!FACILITATOR] x\n> Calm [@7] first [@8; @9][^a].\n\nOne [@8] and [@6].\n\n[^a]: Samira [@5].\n',
    )
    expect(sources).toEqual([8, 6])
    expect(view).toContain('<a href=\\"#source-8\\">1</a></sup> and <sup class=\\"source-mark\\"><a href=\\"#source-6\\">2</a>')
    expect(note).toContain(
      '<a href="#source-7">3</a></sup> first <sup class="source-mark"><a href="#source-8">1</a>, <a href="#source-9">4</a>',
    )
    expect(note).toContain('<a href="#source-5">5</a>')
  })
})

describe('a footnote that only the answer to a check calls', () => {
  const BODY =
    'One[^b].\n\n> [!CHECK] Which? {#which kind=single}\n> Text.\n>\n> - [x] This {#this}\n>   > Right[^a].\n> - [ ] That {#that}\n>   > No[^b].\n>\n> > [!EXPLANATION]\n> > Why[^c].\n\n[^a]: Because of rain.\n[^b]: A word.\n[^c]: The reason.\n'

  it('stands with the answer, and not at the end of the lesson, where its call is not shown', () => {
    const { lesson, problems } = parseLesson(HEAD + BODY, CONTEXT)
    expect(problems).toEqual([])
    const prose = lesson!.blocks.flatMap(block => (block.kind === 'prose' ? [block.html] : [])).join('')
    expect(prose).toContain('A word')
    expect(prose).not.toMatch(/rain|The reason/)
    const question = lesson!.blocks.flatMap(block =>
      block.kind === 'check' && block.question.kind === 'single' ? [block.question] : [],
    )[0]!
    const [right, wrong] = question.options.map(option => option.feedbackHtml ?? '')
    expect(right).toMatch(/footnote-2[\s\S]*Because of rain/)
    expect(calls(wrong ?? '')).toEqual(['1'])
    expect(wrong).not.toContain('A word')
    expect(question.explanationHtml).toMatch(/footnote-3[\s\S]*The reason/)
  })
})
