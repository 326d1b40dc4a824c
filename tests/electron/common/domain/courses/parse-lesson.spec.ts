import { describe, expect, it } from 'vitest'
import { parseLessonId } from '#common/domain/courses/parse-lesson-head.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.2.3', lessonIds: new Map([['02-how-linked.md', 'how-linked']]) }
const HEAD = '---\nid: who-moves\ntitle: Who moves?\nminutes: 25\nobjectives:\n  - Tell one word from another\n---\n\n'

function lesson(body: string) {
  const parsed = parseLesson(HEAD + body, CONTEXT)
  return { blocks: parsed.lesson?.blocks ?? [], sources: parsed.lesson?.sources, problems: parsed.problems, references: parsed.references }
}

function problems(body: string): readonly string[] {
  return lesson(body).problems.map(({ line, column, code }) => `${line - 8}:${column} ${code}`)
}

function renderBody(body: string): string {
  const [block] = lesson(body).blocks
  return block !== undefined && 'html' in block ? block.html : ''
}

describe('a lesson', () => {
  it('reads its header from the front matter', () => {
    expect(parseLesson(`${HEAD}Text.`, CONTEXT)).toMatchObject({
      lesson: {
        id: 'who-moves',
        title: 'Who moves?',
        minutes: 25,
        objectives: ['Tell one word from another'],
        blocks: [{ kind: 'prose', html: '<p>Text.</p>' }],
        sources: [],
      },
      problems: [],
    })
  })

  it('is read the same with CRLF and a byte order mark', () => {
    const text = `${HEAD}One.\n\n> [!CASE] Upala {#upala}\n> Text.\n`
    expect(parseLesson(`\uFEFF${text.replaceAll('\n', '\r\n')}`, CONTEXT)).toEqual(parseLesson(text, CONTEXT))
  })

  it('is split into prose and blocks in reading order', () => {
    const text = `One.

![Words](../media/cycle.svg "A caption")

> [!TIP] Look
> Here.

Two.

> [!CASE] Upala *and* more {#upala country=CR themes=coordination,protection sdgs=5,10}
> A case.

> [!TOWN] Belcora counts {#belcora}
> A story.

> [!ACTIVITY] Do {#do}
> - [ ] this

> [!REFLECTION] Think {#think}
> What?

> [!FACILITATOR]
> Secret.

> [!SLIDE] Short
> Text.`
    const { blocks, problems: found } = lesson(text)
    expect(found).toEqual([])
    expect(blocks).toEqual([
      { kind: 'prose', html: '<p>One.</p>' },
      { kind: 'figure', src: '/files/core/1.2.3/media/cycle.svg', alt: 'Words', caption: 'A caption' },
      { kind: 'callout', tone: 'tip', title: 'Look', html: '<p>Here.</p>' },
      { kind: 'prose', html: '<p>Two.</p>' },
      {
        kind: 'case',
        id: 'upala',
        title: 'Upala and more',
        html: '<p>A case.</p>',
        facts: { country: 'CR', themes: ['coordination', 'protection'], sdgs: [5, 10] },
      },
      { kind: 'town', id: 'belcora', title: 'Belcora counts', html: '<p>A story.</p>' },
      { kind: 'activity', id: 'do', title: 'Do', html: '<ul>\n<li class="task"><span class="task-box">☐</span> this</li>\n</ul>' },
      { kind: 'reflection', id: 'think', title: 'Think', html: '<p>What?</p>' },
      { kind: 'facilitator', title: '', html: '<p>Secret.</p>' },
      { kind: 'slide', title: 'Short', html: '<p>Text.</p>' },
    ])
  })

  it('numbers sources by their first mark', () => {
    const { blocks, sources, references } = lesson('One [@44; @46].\n\n> [!NOTE] x\n> Two [@191] and [@44].')
    expect(sources).toEqual([44, 46, 191])
    expect(blocks[0]).toMatchObject({
      html: '<p>One <sup class="source-mark"><a href="#source-44">1</a>, <a href="#source-46">2</a></sup>.</p>',
    })
    expect(blocks[1]).toMatchObject({
      html: '<p>Two <sup class="source-mark"><a href="#source-191">3</a></sup> and <sup class="source-mark"><a href="#source-44">1</a></sup>.</p>',
    })
    expect(
      references.filter(reference => reference.kind === 'source').map(({ target, line, column }) => `${target} ${line - 8}:${column}`),
    ).toEqual(['44 1:5', '46 1:5', '191 4:7', '44 4:18'])
  })

  it.each([
    ['a term', '[remittances](glossary.md#remittances)', '<a class="term" href="#term-remittances">remittances</a>'],
    ['a lesson', '[Lesson 2](02-how-linked.md)', '<a href="#lesson-how-linked">Lesson 2</a>'],
    [
      'the web',
      '[a **site**](https://example.org/?a=1&b=2 "Title")',
      '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer" title="Title">a <strong>site</strong></a>',
    ],
    ['a bare address', 'https://example.org/x', '<a href="https://example.org/x" rel="noreferrer">https://example.org/x</a>'],
    ['a mailbox', '<someone@example.org>', '<a href="mailto:someone@example.org" rel="noreferrer">someone@example.org</a>'],
  ])('links to %s', (_, markdown, html) => {
    expect(lesson(markdown).problems).toEqual([])
    expect(renderBody(markdown)).toBe(`<p>${html}</p>`)
  })

  it('links to its own headings, in any script', () => {
    const text = 'See [below](#from-a-town) and [تحت](#من-القرية).\n\n## From a town!\n\n### من القرية\n\n## From a town'
    expect(problems(text)).toEqual([])
    expect(renderBody(text)).toBe(
      '<p>See <a href="#section-from-a-town">below</a> and <a href="#section-من-القرية">تحت</a>.</p>\n<h2 id="section-from-a-town">From a town!</h2>\n<h3 id="section-من-القرية">من القرية</h3>\n<h2 id="section-from-a-town-1">From a town</h2>',
    )
  })

  it('wraps tables so that they scroll, and names their columns', () => {
    expect(renderBody('| a | b |\n|---|--:|\n| c | ~~d~~ |')).toBe(
      '<div class="table-wrap" tabindex="0"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" align="right">b</th>\n</tr>\n</thead>\n<tbody><tr>\n<td>c</td>\n<td align="right"><del>d</del></td>\n</tr>\n</tbody></table>\n</div>',
    )
  })

  it('does not use an empty corner cell as a column header', () => {
    expect(renderBody('| | b |\n|---|---|\n| c | d |')).toContain('<tr>\n<td></td>\n<th scope="col">b</th>\n</tr>')
  })

  it('ends with its numbered footnotes', () => {
    const { blocks } = lesson('One[^b] two[^a] three[^b].\n\n[^a]: Note *a*.\n[^b]: Note b.\n\n> [!NOTE] Last\n> Block.')
    expect(blocks.map(block => block.kind)).toEqual(['prose', 'callout', 'prose'])
    expect(blocks[0]).toMatchObject({
      html: '<p>One<sup class="footnote-ref"><a id="footnote-ref-1" href="#footnote-1" role="doc-noteref">1</a></sup> two<sup class="footnote-ref"><a id="footnote-ref-2" href="#footnote-2" role="doc-noteref">2</a></sup> three<sup class="footnote-ref"><a id="footnote-ref-1-2" href="#footnote-1" role="doc-noteref">1</a></sup>.</p>',
    })
    expect(blocks[2]).toMatchObject({
      html: expect.stringMatching(
        /<li id="footnote-1">\s*<p>Note b\.<\/p>\s*<p><a href="#footnote-ref-1" role="doc-backlink">↩<\/a> <a href="#footnote-ref-1-2" role="doc-backlink">↩<\/a><\/p>/,
      ),
    })
  })

  it('shares no state between lessons', () => {
    const text = `${HEAD}One[^a].\n\n[^a]: Note.`
    const first = parseLesson(text, CONTEXT)
    parseLesson(`${HEAD}No notes.`, CONTEXT)
    expect(parseLesson(text, CONTEXT)).toEqual(first)
  })

  it('shows a picture inside a block as a figure', () => {
    expect(renderBody('> [!SLIDE]\n> ![Words](../media/a%20b.png "Caption <b>")')).toBe(
      '<figure><img src="/files/core/1.2.3/media/a%20b.png" alt="Words"><figcaption>Caption &lt;b&gt;</figcaption></figure>',
    )
  })

  it('reads a check with its key and feedback', () => {
    const { blocks, problems: found } = lesson(
      '> [!CHECK] Which *word*? {#which kind=single competency=one,two points=2}\n> Amal waits.\n>\n> - [x] An **asylum seeker** {#asylum-seeker}\n>   > Right [@7].\n> - [ ] A refugee {#refugee}\n>   > Not yet.\n>\n> > [!EXPLANATION]\n> > Because.',
    )
    expect(found).toEqual([])
    expect(blocks).toEqual([
      {
        kind: 'check',
        question: {
          id: 'which',
          title: 'Which word?',
          kind: 'single',
          points: 2,
          competencies: ['one', 'two'],
          contentHash: expect.stringMatching(/^[0-9a-f]{16}$/),
          sources: undefined,
          stemHtml: '<p>Amal waits.</p>',
          explanationHtml: '<p>Because.</p>',
          options: [
            {
              id: 'asylum-seeker',
              html: 'An <strong>asylum seeker</strong>',
              right: true,
              feedbackHtml: '<p>Right <sup class="source-mark"><a href="#source-7">1</a></sup>.</p>\n',
            },
            { id: 'refugee', html: 'A refugee', right: false, feedbackHtml: '<p>Not yet.</p>\n' },
          ],
        },
      },
    ])
  })
})

describe('a faulty lesson', () => {
  it.each([
    ['an unknown kind of block', 'One.\n\n> [!FOO] Bar\n> Text.', ['3:1 block-kind-unknown']],
    ['a case without an id or a title', '> [!CASE]\n> Text.', ['1:1 block-id-missing', '1:1 block-title-missing']],
    ['a bad id', '> [!CASE] Upala {#Upala_1}\n> Text.', ['1:17 id-form']],
    ['an unknown setting', '> [!CASE] Upala {#upala colour=red}\n> Text.', ['1:17 attribute-unknown']],
    [
      'a country, a theme and a goal that are none',
      '> [!CASE] Upala {#upala country=CC1 themes=data,border sdgs=10,18}\n> Text.',
      ['1:17 case-setting-unknown', '1:17 case-setting-unknown', '1:17 case-setting-unknown'],
    ],
    ['a setting of a case on another block', '> [!ACTIVITY] Do {#do country=CR}\n> Text.', ['1:18 attribute-unknown']],
    ['a town without an id', '> [!TOWN] Belcora\n> Text.', ['1:1 block-id-missing']],
    ['braces that cannot be read', '> [!CASE] Upala {#upala ??}\n> Text.', ['1:17 attribute-broken']],
    ['a block in a list', '- a\n\n  > [!NOTE] x\n  > y', ['3:3 block-misplaced']],
    ['a block in a block', '> [!NOTE] x\n> y\n>\n> > [!FACILITATOR] z\n> > secret', ['4:3 block-misplaced']],
    ['an explanation of nothing', '> [!EXPLANATION]\n> y', ['1:1 block-misplaced']],
    ['an empty block', '> [!NOTE] x', ['1:1 stem-missing']],
    ['a gap in prose', 'a [b|c]{#d} e', ['1:3 gap-misplaced']],
    ['a line that seems to belong to a block', '> [!NOTE] x\n> y\nz', ['3:1 line-outside-block']],
    ['a level-1 heading', '# One', ['1:1 heading-level']],
    ['raw HTML', 'a <b>c</b>\n\n<div>\nx\n</div>', ['1:3 html-refused', '3:1 html-refused']],
    ['a picture without words', '![](../media/a.svg)', ['1:1 image-alt-missing']],
    ['a remote picture', 'a ![x](https://example.org/x.png)', ['1:3 image-remote']],
    ['a picture from elsewhere', '![x](../../other/media/a.svg)', ['1:1 image-path']],
    ['another kind of file as a picture', '![x](../media/a.exe)', ['1:1 image-type']],
    ['a link to no lesson', 'a [x](09-none.md)', ['1:3 link-dead']],
    ['a link to no heading', 'a [x](#none)', ['1:3 link-dead']],
    ['a link to a place that is none', '[x](../other/file.txt)', ['1:1 link-form']],
    ['a link that runs', '[x](javascript:alert)', ['1:1 link-scheme']],
    ['a source mark that is none', 'a [@44, 46]', ['1:3 source-mark-form']],
    ['a footnote that is not there', 'a[^x]', ['1:2 footnote-missing']],
    ['a footnote nobody needs', 'a\n\n[^x]: b', ['3:1 footnote-unused']],
    ['a slide of an essay', `> [!SLIDE] Words\n> ${'word '.repeat(40)}`, ['1:1 slide-too-long']],
  ])('reports %s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  it('allows 40 words on a slide', () => {
    expect(problems(`> [!SLIDE]\n> ${'word '.repeat(40)}[@1]`)).toEqual([])
  })

  it('ignores comments', () => {
    expect(lesson('<!-- for the translator -->\n\nText <!-- here --> goes on.')).toMatchObject({
      problems: [],
      blocks: [{ kind: 'prose', html: '<p>Text  goes on.</p>' }],
    })
  })

  it('never renders a misplaced block, which may contain an answer key', () => {
    expect(
      JSON.stringify(
        lesson(
          '- a\n\n  > [!FACILITATOR] z\n  > secret\n\n> > [!MODEL]\n> > secret\n\n> [!NOTE] a\n> > [!CHECK] b {#b kind=open}\n> > secret',
        ).blocks,
      ),
    ).not.toContain('secret')
  })

  it.each([
    ['no front matter', 'Text.', ['1:1 front-matter-missing']],
    ['an unknown key', '---\nid: a\ntitle: A\nminutes: 5\nobjectives: [x]\ncolour: red\n---\n', ['6:1 key-ignored']],
    [
      'fields of a wrong form',
      '---\nid: Not an id\ntitle: ""\nminutes: soon\nobjectives: one\n---\n',
      ['2:5 field-form', '3:8 field-form', '4:10 field-form', '5:13 field-form'],
    ],
    [
      'an alias, which could make a small file large',
      '---\nid: a\ntitle: &t A\nminutes: 5\nobjectives: [*t]\n---\n',
      ['5:14 alias-refused', '3:8 yaml-quotes'],
    ],
  ])('reports %s', (_, text, expected) => {
    const found = parseLesson(text, CONTEXT).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('reports front matter that is not YAML', () => {
    const { problems: found } = parseLesson('---\nid: a\ntitle: "open\n---\n', CONTEXT)
    expect(found[0]).toMatchObject({ code: 'yaml-unclosed', line: 3, values: { sign: '"' } })
  })

  it('is still parsed when only minor things are wrong', () => {
    const parsed = parseLesson('---\nid: a\nminutes: soon\n---\n\n> [!CASE] Without id\n> Words.\n', CONTEXT)
    expect(parsed.lesson).toMatchObject({
      id: 'a',
      title: 'a',
      minutes: 0,
      objectives: [],
      blocks: [{ kind: 'callout', tone: 'note', title: 'Without id', html: '<p>Words.</p>' }],
    })
  })
})

describe('the id of a lesson', () => {
  it('is read without parsing the lesson', () => {
    expect(parseLessonId(`${HEAD}> [!CASE`)).toBe('who-moves')
    expect(parseLessonId('No front matter')).toBeUndefined()
    expect(parseLessonId('---\nid: Bad id\n---\n')).toBeUndefined()
  })
})
