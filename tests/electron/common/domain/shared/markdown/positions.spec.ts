import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map<string, string>() }
const HEAD = ['---', 'id: a-lesson', 'title: A lesson', 'minutes: 5', 'objectives: [one]', '---', '']
/** Something that is reported, wherever it occurs. */
const MARKER = '[@x]'

/** A block of Markdown: its lines, with the marker in one of them. */
const word = fc.constantFrom('wages', 'river', 'قرية', 'école', '**bold**', '*soft*', '`code`', '42', '&amp;', '~~old~~')
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(parts => parts.join(' '))
const marked = fc.tuple(words, words).map(([before, after]) => `${before} ${MARKER} ${after}`)
const plainLines = fc.array(words, { maxLength: 2 })

const paragraph = fc.tuple(plainLines, marked, plainLines).map(([before, line, after]) => [...before, line, ...after])
const heading = fc.tuple(fc.integer({ min: 2, max: 5 }), marked).map(([depth, line]) => [`${'#'.repeat(depth)} ${line}`])
const emphasis = fc.tuple(words, words).map(([before, after]) => [`${before} **${after} ${MARKER} *${after} again*** ${before}`])
const linked = words.map(before => [`${before} [a ${MARKER} link](https://example.org) and ${before}`])
const table = fc
  .tuple(words, marked, words)
  .map(([one, line, other]) => ['| a | b |', '|---|:-:|', `| ${one} | ${other} |`, `| ${one} | ${line} |`, `| ${other} | ${one} |`])
const leaf = fc.oneof(paragraph, heading, emphasis, linked, table)

/** Blocks without a marker, to stand before it. */
const quietTable = ['| a | b |', '|---|---|', '| c | d |']
const quiet = fc.constantFrom(
  ['Some words'],
  ['Some', 'lines', 'more'],
  ['## Words'],
  ['```js', 'let a', '', '', 'let b', '```'],
  ['- a', '- b', '  - c', '', '    d'],
  ['1. a', '', '2. b'],
  ['> said', '> more', '>', '> again'],
  quietTable,
  ['    indented', '', '    code'],
  ['***'],
  ['> [!NOTE] Look', '> here'],
  ['<!-- a', 'comment -->'],
  ['[^n]: A note', '    over lines'],
)

type Wrap = (lines: readonly string[]) => readonly string[]
const indent =
  (first: string, rest: string): Wrap =>
  lines =>
    lines.map((line, index) => (index === 0 ? first + line : line === '' ? '' : rest + line))
const wrap: fc.Arbitrary<Wrap> = fc.constantFrom<Wrap>(
  lines => lines.map(line => `> ${line}`),
  lines => lines.map(line => `>${line === '' ? '' : ` ${line}`}`),
  lines => lines.map(line => `  > ${line}`),
  indent('- ', '  '),
  indent('* ', '  '),
  indent('1. ', '   '),
  indent('10. ', '    '),
  lines => ['- first', '', '  second', ...indent('- ', '  ')(lines), '- last'],
  lines => ['1. first', '2. second', ...indent('3. ', '   ')(lines)],
  lines => ['> before', '>', ...lines.map(line => `> ${line}`), '>', '> after'],
)

const document = fc.record({
  before: fc.array(quiet, { maxLength: 3 }),
  body: leaf,
  wraps: fc.array(wrap, { maxLength: 3 }),
  after: fc.array(quiet, { maxLength: 2 }),
  blank: fc.integer({ min: 1, max: 3 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
})

function findLines({
  before,
  body,
  wraps,
  after,
  blank,
}: {
  before: readonly (readonly string[])[]
  body: readonly string[]
  wraps: readonly Wrap[]
  after: readonly (readonly string[])[]
  blank: number
}): readonly string[] {
  const gap = Array.from({ length: blank }, () => '')
  const wrapped = wraps.reduce<readonly string[]>((lines, next) => next(lines), body)
  return [...HEAD, ...before.flatMap(block => [...block, ...gap]), ...wrapped, ...gap, ...after.flatMap(block => [...block, ...gap])]
}

function placesOfMarker(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => (line.includes(MARKER) ? [`${index + 1}:${line.indexOf(MARKER) + 1}`] : []))
}

describe('places of problems', () => {
  it('are exact in lists, quotations, nested ones and tables, with any line ending', () => {
    fc.assert(
      fc.property(document, given => {
        const lines = findLines(given)
        const { problems } = parseLesson(given.mark + lines.join(given.lineEnd), CONTEXT)
        const found = problems.filter(problem => problem.code === 'source-mark-form').map(problem => `${problem.line}:${problem.column}`)
        expect(found).toEqual(placesOfMarker(lines))
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  it('are exact in course blocks and inside the feedback of a check', () => {
    fc.assert(
      fc.property(
        fc.array(
          quiet.filter(block => !block[0]?.startsWith('[^')),
          { maxLength: 2 },
        ),
        marked,
        fc.constantFrom('\n', '\r\n'),
        (before, line, lineEnd) => {
          const check = [
            '> [!CHECK] Which? {#which kind=single}',
            '> What is it?',
            '>',
            '> - [x] This one',
            '>   over two lines {#this}',
            '>   > Right.',
            `>   > ${line}`,
            '> - [ ] That one {#that}',
            '>   > No.',
            '',
            `> [!CASE] A ${MARKER} case {#a-case}`,
            '> Text.',
          ]
          const lines = [...HEAD, ...before.flatMap(block => [...block, '']), ...check]
          const { problems } = parseLesson(lines.join(lineEnd), CONTEXT)
          const found = problems.filter(problem => problem.code === 'source-mark-form').map(problem => `${problem.line}:${problem.column}`)
          expect(found).toEqual(placesOfMarker(lines))
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)

  it.each([
    ['a tab after the quotation mark', '>\tword [@x]', 1, 8],
    ['a tab in a list', '-\tword [@x]', 1, 8],
    ['a lazy line of a quotation', '> word\nlazy [@x]', 2, 6],
    ['a lazy line of a list', '- word\nlazy [@x]', 2, 6],
    ['a quotation in a list in a quotation', '> - word\n>   > deep\n>   > [@x]', 3, 7],
    ['a task', '- [ ] done\n- [x] not [@x]', 2, 11],
    ['a loose task', '- [ ] done\n\n- [x] not [@x]', 3, 11],
    ['the second of two marks in a line', 'a [@1] b [@x]', 1, 10],
    ['an underlined heading', 'words [@x]\n-----', 1, 7],
    ['a footnote', 'a[^n]\n\n[^n]: note [@x]', 3, 12],
    ['the next paragraph of a footnote', 'a[^n]\n\n[^n]: note\n\n    more [@x]', 5, 10],
    ['the alternative text of a picture', '![see [@x]](../media/a.svg)', 1, 7],
    ['after an escaped pipe in a table', '| a | b |\n|---|---|\n| x \\| y | z [@x] |', 3, 14],
  ])('are exact in %s', (_, markdown, line, column) => {
    const { problems } = parseLesson([...HEAD, markdown].join('\n'), CONTEXT)
    const mark = problems.find(problem => problem.code === 'source-mark-form')
    expect(mark && { line: mark.line - HEAD.length, column: mark.column }).toEqual({ line, column })
  })
})
