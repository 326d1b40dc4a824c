import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'

const CONTEXT = { courseId: 'core', version: '1.0.0', lessonIds: new Map() }
const HEAD = '---\nid: first\ntitle: T\nminutes: 10\nobjectives:\n  - Greet\n---\n\n'

function read(body: string) {
  const { lesson, problems } = parseLesson(HEAD + body, CONTEXT)
  const errors = problems.filter(problem => problem.severity === 'error').map(({ line, code }) => `${line - 8} ${code}`)
  return { errors, problems, view: JSON.stringify(toBlockViews(lesson?.blocks ?? [])) }
}

describe('a line that is nearly the head of a block', () => {
  it.each([
    ['in bold', '> **[!FACILITATOR]** For you\n> Samira will cry.', '3 near-block'],
    ['after an empty first line', '>\n> [!FACILITATOR] For you\n> Samira will cry.', '4 near-block'],
    ['in full-width signs', '> [！FACILITATOR] For you\n> Samira will cry.', '3 near-block'],
    ['without its exclamation mark', '> [FACILITATOR] For you\n> Samira will cry.', '3 near-block'],
    ['in small letters without its exclamation mark', '> [Facilitator] For you\n> Samira will cry.', '3 near-block'],
    ['with the exclamation mark of a Spanish keyboard', '> [¡FACILITATOR] For you\n> Samira will cry.', '3 near-block'],
    ['with a sign that stands for a word in the place of the mark', '> [\u3300FACILITATOR] For you\n> Samira will cry.', '3 near-block'],
    ['with a digit in the place of the mark, in small letters', '> [1facilitator] For you\n> Samira will cry.', '3 near-block'],
    ['with a digit before the mark', '> 1!Facilitator] For you\n> Samira will cry.', '3 near-block'],
    ['with a letter in the place of the mark', '> [lSlide] For you\n> Samira will cry.', '3 near-block'],
    ['as the title of another block', '> [!NOTE] [!FACILITATOR] For you\n> Samira will cry.', '3 near-block'],
    ['outside a quotation', '[!FACILITATOR] For you\n\nSamira will cry.', '3 near-block'],
    ['in the second line of a quotation', '> A word.\n> [!FACILITATOR] For you\n> Samira will cry.', '4 near-block'],
    ['inside another block', '> [!NOTE] Look\n> A word.\n> [!FACILITATOR] For you\n> Samira will cry.', '5 near-block'],
    ['as a heading', '## [!FACILITATOR] For you\n\nSamira will cry.', '3 near-block'],
    ['in a list', '- One\n- [!FACILITATOR] For you', '4 near-block'],
    ['behind four spaces', '    > [!FACILITATOR] For you\n\n> Samira will cry.', '3 near-block'],
    ['of an open bracket', '> [!FACILITATOR For you\n> Samira will cry.', '3 near-block'],
    ['as an address', '> [FACILITATOR]: For\n> Samira will cry.', '3 near-block'],
    ['in a table', '| [!CHECK] | a |\n|---|---|\n| b | c |', '3 near-block'],
    ['between backticks with its words', '> `[!FACILITATOR] Say `now`\n> Samira will cry.', '3 near-block'],
    ['of any name', '> **[!CONSEIL]** Pour vous\n> Samira', '3 near-block'],
    ['escaped', String.raw`> \[!FACILITATOR\] For you` + '\n> Samira will cry.', '3 marks-escaped'],
  ])('is refused %s', (_, body, error) => {
    expect(read(`The desk answers.\n\n${body}`).errors).toEqual([error])
  })

  it('is told with what to write', () => {
    expect(read('> [FACILITATOR] For you\n> Samira').problems).toMatchObject([{ line: 9, column: 1, values: { name: 'FACILITATOR' } }])
    expect(read('> [!FACIL\n> ITATOR] For you\n> Samira').problems).toMatchObject([{ values: { name: 'FACILITATOR' } }])
  })

  it.each([
    ['a link', '[data](glossary.md#data) and [CASE](glossary.md#case)'],
    ['a word that an editor added', '> The [town] council and its [data] say: [sic].'],
    ['a mention', 'A note begins with `> [!NOTE]`, and `[CASE]` tells a story.'],
    ['an example', '```\n> [!FACILITATOR] For you\n> Words.\n```'],
    ['another word in capitals', 'The [METADATA] of a [SHOWCASE].'],
    ['a task list', '> [!ACTIVITY] Do {#do}\n> - [ ] check the list\n> - [x] slide'],
    ['a picture', '![CHECK](../media/a.svg)'],
  ])('is not %s', (_, body) => {
    expect(read(body).errors).toEqual([])
  })

  it.each([
    ['a space that does not break', '>\u00A0[!FACILITATOR] Pour vous\n>\u00A0Samira va pleurer.'],
    ['a narrow one', '>\u202F[!FACILITATOR] Pour vous\n> Samira va pleurer.'],
    ['two spaces', '>  [!FACILITATOR] For you\n>  Samira will cry.'],
    ['a sign without width', '> \u200B[!FACILITATOR] For you\n> Samira will cry.'],
    ['a sign without width in its name', '> [!FACI\u00ADLITATOR] For you\n> Samira will cry.'],
    ['a right-to-left mark', '\u200F> \u200F[!FACILITATOR] For you\n\u200F> Samira will cry.'],
  ])('is a block with %s', (_, body) => {
    const { errors, view } = read(`The desk answers.\n\n${body}`)
    expect(errors).toEqual([])
    expect(view).not.toContain('Samira')
  })
})

describe('what stands next to a block', () => {
  it.each([
    ['a line without its mark', '> [!FACILITATOR] For you\n> One.\nSamira will cry.', '3 line-outside-block'],
    ['a list without its marks', '> [!FACILITATOR] For you\n> One.\n- Samira will cry.', '3 line-outside-block'],
    ['a mark behind four spaces', '> [!FACILITATOR] For you\n> One.\n    > Samira will cry.', '3 line-outside-block'],
    ['a quotation after an empty line', '> [!FACILITATOR] For you\n> One.\n\n> Samira will cry.', '4 quotation-after-block'],
    [
      'the second half of an explanation',
      '> [!CHECK] Who {#who kind=open}\n> Who?\n>\n> > [!MODEL]\n> > One.\n>\n> > Two.',
      '7 quotation-after-block',
    ],
  ])('is refused if it is %s', (_, body, error) => {
    expect(read(body).errors).toEqual([error])
  })

  it.each([
    ['a heading', '> [!FACILITATOR]\n> One.\n## Two'],
    ['a quotation after a sentence', '> [!FACILITATOR]\n> One.\n\nShe said:\n\n> Two.'],
    ['a quotation after a comment', '> [!FACILITATOR]\n> One.\n\n<!-- a quotation -->\n\n> Two.'],
    ['a quotation after a note for everyone', '> [!NOTE] x\n> One.\n\n> Two.'],
  ])('is allowed if it is %s', (_, body) => {
    expect(read(body).errors).toEqual([])
  })

  it('does not become the text of a question in the bank', () => {
    const { problems } = parseQuiz('---\ntitle: Bank\n---\n\n## Who {#who kind=open}\n\nWho?\n\n> [!MODEL]\n> One.\n\n> Two.\n', CONTEXT)
    expect(problems).toMatchObject([{ line: 12, code: 'quotation-after-block' }])
  })
})

describe('a file whose marks were escaped', () => {
  it('is told once, with the number of lines', () => {
    const body = String.raw`\## Who {\#who kind=single}

Who?

- \[x\] Samira {\#a}
  > Right.
- \[ \] No {\#b}
  > No.

> \[!EXPLANATION\]
> Samira.`
    expect(parseQuiz(`---\ntitle: Bank\n---\n\n${body}\n`, CONTEXT).problems).toMatchObject([
      { line: 5, code: 'marks-escaped', values: { count: '4' } },
    ])
  })

  it('is told once where a check of a lesson shows its key', () => {
    const body = String.raw`> \[!CHECK\] Who {\#who2 kind=single competency=answer-well}
> Who?
>
> - \[x\] Samira {\#a}
>   > Right.`
    expect(read(body).errors).toEqual(['1 marks-escaped'])
  })
})

describe('the words of a file whose marks were escaped', () => {
  it('are not held against the writing rules', () => {
    const texts: unknown[] = []
    const body = '> [!MODEL]\n> One.\n\n> \\[!CHECK\\] Who {\\#who2 kind=open}\n> Who?'
    const { problems } = parseLesson(HEAD + body, { ...CONTEXT, onText: text => texts.push(text) })
    expect(problems.map(({ code }) => code)).toEqual(['block-misplaced', 'marks-escaped'])
    expect(texts).toEqual([])
  })
})

describe('honest text', () => {
  it.each([
    'Stop! NOTE that the office closes.',
    'RIGHTS! RIGHTS! they cried.',
    'Hurrah! RIGHTS for all.',
    'Dear [TOWN] council, fill in [DATE] and [DATA].',
    'Press [CHECK] to go on.',
  ])('%s is not taken for a block', text => {
    expect(read(`The desk answers.\n\n${text}\n`).errors).toEqual([])
  })
})

describe('a note for the facilitator whose first line lost, won or changed one sign', () => {
  const FIRSTS = ['> [!FACILITATOR] For you', '> [!Facilitator] For you', '> [!facilitator] For you']
  const SIGNS = [...'\n\t >[]!¡(){}<|`*_~-+#=:\\@^1xFé', '\u00A0', '\u3000', '\u200B', '\u200F', '\uFEFF', '［', '！', '＞']
  const sign = fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
  const change = fc.record({
    at: fc.integer({ min: 0, max: '> [!FACILITATOR] For you'.length }),
    taken: fc.integer({ min: 0, max: 1 }),
    put: fc.oneof(fc.constant(''), sign),
  })
  const around = fc.constantFrom(
    'The desk answers.\n\n',
    'The desk answers.\n',
    '- One\n- Two\n\n',
    '> [!NOTE] x\n> One.\n\n',
    '> One.\n\n',
    '',
  )

  it('reaches no learner unless check refuses the lesson', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIRSTS), around, change, (whole, before, { at, taken, put }) => {
        const first = whole.slice(0, at) + put + whole.slice(at + taken)
        const { errors, view } = read(`${before}${first}\n> Samira \`will\` cry.\n> \n> - She left.\n`)
        return errors.length > 0 || !/Samira|She left/.test(view)
      }),
      { numRuns: 3000 },
    )
  })
})
