import { describe, expect, it } from 'vitest'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'

const CONTEXT = { courseId: 'core', version: '1.2.3', lessonIds: new Map<string, string>() }
const HEAD = '---\ntitle: Quiz of the module\n---\n\n'

function quiz(body: string) {
  return parseQuiz(HEAD + body, CONTEXT)
}

function problems(body: string): readonly string[] {
  return quiz(body).problems.map(({ line, column, code }) => `${line - 4}:${column} ${code}`)
}

const SINGLE = `## Stock or *flow* {#stock-or-flow kind=single competency=read-figures}

Which figure answers her [@44]?

- [x] The number who live here [@46] {#residents}
  > Right.
  >
  > Really.
- [ ] The number who arrived {#arrivals}
  > A flow [@44].

> [!EXPLANATION]
> A stock is a photograph.
`

const BANK = `${SINGLE}
## Several {#several kind=multiple points=3}

Choose.

- [x] One {#one}
  > Yes.
- [x] Two
  over two lines {#two}
  > Yes.
- [ ] ![A square](../media/square.svg) {#three}
  > No.

## Yes or no {#yes-no kind=true-false}

It is so.

- [ ] True {#true}
  > No.
- [x] False {#false}
  > Right.

## Words {#words kind=gap}

Money sent home is [remittances|remittance]{#money}; it goes to **the [family]{#who}**.

| a | b |
|---|---|
| c | [d\\|e]{#cell} |

> [!EXPLANATION]
> So.

## Number {#number kind=numeric unit="per cent"}

How much?

- [x] 3.7 ± 0.1 {#right}
  > Right.
- [ ] −37 {#slip}
  > The point slipped.

## Short {#short kind=short}

Which word?

- [x] remittances {#right}
  > Right.
- [x] l'envoi *de* fonds {#french}
- [ ] salary {#salary}
  > Not yet home.

## Open {#open kind=open}

What would you do?

> [!MODEL]
> Something *good*.
`

describe('a question bank', () => {
  it('reads every kind of question without problems', () => {
    const { title, questions, problems: found } = quiz(BANK)
    expect(found).toEqual([])
    expect(title).toBe('Quiz of the module')
    expect(questions.map(({ id, kind, points }) => `${id} ${kind} ${points}`)).toEqual([
      'stock-or-flow single 1',
      'several multiple 3',
      'yes-no true-false 1',
      'words gap 1',
      'number numeric 1',
      'short short 1',
      'open open 0',
    ])
  })

  it('gives a choice its options, key and feedback, and numbers sources question by question', () => {
    expect(quiz(BANK).questions[0]).toEqual({
      id: 'stock-or-flow',
      title: 'Stock or flow',
      kind: 'single',
      points: 1,
      competencies: ['read-figures'],
      sources: [44, 46],
      contentHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      stemHtml: '<p>Which figure answers her <sup class="source-mark"><a href="#source-44">1</a></sup>?</p>',
      explanationHtml: '<p>A stock is a photograph.</p>',
      options: [
        {
          id: 'residents',
          right: true,
          html: 'The number who live here <sup class="source-mark"><a href="#source-46">2</a></sup>',
          feedbackHtml: '<p>Right.</p>\n<p>Really.</p>\n',
        },
        {
          id: 'arrivals',
          right: false,
          html: 'The number who arrived',
          feedbackHtml: '<p>A flow <sup class="source-mark"><a href="#source-44">1</a></sup>.</p>\n',
        },
      ],
    })
  })

  it('reads gaps anywhere in the text', () => {
    expect(quiz(BANK).questions[3]).toMatchObject({
      gaps: [
        { id: 'money', accepted: ['remittances', 'remittance'] },
        { id: 'who', accepted: ['family'] },
        { id: 'cell', accepted: ['d', 'e'] },
      ],
      stemHtml: expect.stringContaining(
        '<p>Money sent home is <span data-gap="money"></span>; it goes to <strong>the <span data-gap="who"></span></strong>.</p>',
      ),
    })
  })

  it('reads numbers with and without tolerance', () => {
    expect(quiz(BANK).questions[4]).toMatchObject({
      unit: 'per cent',
      targets: [
        { id: 'right', value: 3.7, tolerance: 0.1, right: true },
        { id: 'slip', value: -37, tolerance: 0, right: false },
      ],
    })
  })

  it('reads accepted answers and known mistakes as plain text', () => {
    expect(quiz(BANK).questions[5]).toMatchObject({
      targets: [
        { id: 'right', text: 'remittances', right: true },
        { id: 'french', text: "l'envoi de fonds", right: true, feedbackHtml: undefined },
        { id: 'salary', right: false, feedbackHtml: '<p>Not yet home.</p>\n' },
      ],
    })
  })

  it('reads the model of an open question', () => {
    expect(quiz(BANK).questions[6]).toMatchObject({ kind: 'open', modelHtml: '<p>Something <em>good</em>.</p>' })
  })

  it('allows blank lines between options, and pictures', () => {
    const loose = SINGLE.replace('- [ ] The number', '\n- [ ] The number')
    expect(quiz(loose).problems).toEqual([])
    expect(quiz(loose).questions[0]).toMatchObject({ options: [{ id: 'residents' }, { id: 'arrivals', html: 'The number who arrived' }] })
    expect(quiz(BANK).questions[1]).toMatchObject({
      options: [{}, {}, { html: '<img src="/files/core/1.2.3/media/square.svg" alt="A square">' }],
    })
  })
})

describe('the hash of a question', () => {
  const hash = (text: string) => quiz(text).questions[0]?.contentHash

  it.each([
    ['a line wrapped differently', SINGLE.replace('answers her', 'answers\nher')],
    ['other feedback', SINGLE.replace('A flow', 'No: a flow')],
    ['another explanation', SINGLE.replace('photograph', 'picture')],
    ['another place in the file', `${SINGLE.replace('#stock-or-flow', '#other')}`],
  ])('stays the same with %s', (_, text) => {
    expect(hash(text)).toBe(hash(SINGLE))
  })

  it.each([
    ['another stem', SINGLE.replace('Which figure', 'Which number')],
    ['another option', SINGLE.replace('who arrived', 'who came')],
    ['another key', SINGLE.replace('- [ ]', '- [x]').replace('- [x] The number who live', '- [ ] The number who live')],
    ['other points', SINGLE.replace('kind=single', 'kind=single points=2')],
    ['another kind', SINGLE.replace('kind=single', 'kind=multiple')],
  ])('differs with %s', (_, text) => {
    expect(hash(text)).not.toBe(hash(SINGLE))
  })

  it('differs with other accepted answers of a gap', () => {
    const gap = '## A {#a kind=gap}\n\n[b|c]{#d}\n\n> [!EXPLANATION]\n> e'
    expect(hash(gap.replace('b|c', 'b|f'))).not.toBe(hash(gap))
  })
})

describe('an invalid question', () => {
  const options = '- [x] One {#one}\n  > Yes.\n- [ ] Two {#two}\n  > No.\n'

  it.each([
    ['no id', `## A {kind=single}\n\nText.\n\n${options}`, ['1:6 id-missing']],
    ['no braces', `## A\n\nText.\n\n${options}`, ['1:1 id-missing', '1:1 question-kind']],
    ['no kind', `## A {#a}\n\nText.\n\n${options}`, ['1:6 question-kind']],
    ['an unknown kind', `## A {#a kind=essay}\n\nText.\n\n${options}`, ['1:6 question-kind']],
    ['an unknown setting', `## A {#a kind=single colour=red}\n\nText.\n\n${options}`, ['1:6 attribute-unknown']],
    ['points that are no number', `## A {#a kind=single points=many}\n\nText.\n\n${options}`, ['1:22 field-form']],
    ['a unit of no number', `## A {#a kind=single unit=kg}\n\nText.\n\n${options}`, ['1:6 attribute-unknown']],
    ['a competency that is no id', `## A {#a kind=single competency=Read}\n\nText.\n\n${options}`, ['1:22 id-form']],
    ['no title', `## {#a kind=single}\n\nText.\n\n${options}`, ['1:1 title-missing']],
    ['no text', `## A {#a kind=single}\n\n${options}`, ['1:1 stem-missing']],
    ['no right answer', `## A {#a kind=single}\n\nText.\n\n${options.replace('[x]', '[ ]')}`, ['1:1 right-answer-missing']],
    [
      'two right answers where one is asked',
      `## A {#a kind=single}\n\nText.\n\n${options.replace('[ ]', '[x]')}`,
      ['1:1 right-answer-count'],
    ],
    ['one option', '## A {#a kind=single}\n\nText.\n\n- [x] One {#one}\n  > Yes.', ['1:1 options-missing']],
    ['no options', '## A {#a kind=multiple}\n\nText.', ['1:1 options-missing', '1:1 right-answer-missing']],
    ['other ids than true and false', `## A {#a kind=true-false}\n\nText.\n\n${options}`, ['1:1 true-false-ids']],
    ['an option without an id', `## A {#a kind=single}\n\nText.\n\n${options}- [ ] Three\n  > No.`, ['9:1 id-missing']],
    ['an option id used twice', `## A {#a kind=single}\n\nText.\n\n${options}- [ ] Three {#one}\n  > No.`, ['9:14 id-repeated']],
    ['an option without a box', `## A {#a kind=single}\n\nText.\n\n${options}- Three {#three}`, ['9:1 list-item-without-box']],
    ['an option without feedback', `## A {#a kind=single}\n\nText.\n\n${options}- [ ] Three {#three}`, ['9:1 feedback-missing']],
    ['text after the options', `## A {#a kind=single}\n\nText.\n\n${options}\nMore.`, ['10:1 text-after-options']],
    ['a number that is none', '## A {#a kind=numeric}\n\nText.\n\n- [x] 3,7 {#right}\n  > Yes.', ['5:1 answer-number']],
    ['a number with spaces', '## A {#a kind=numeric}\n\nText.\n\n- [x] 280 000 {#right}\n  > Yes.', ['5:1 answer-number']],
    ['a gap question without gaps', '## A {#a kind=gap}\n\nText.\n\n> [!EXPLANATION]\n> b', ['1:1 gap-missing']],
    ['a gap with an empty answer', '## A {#a kind=gap}\n\nText [b|]{#c}.\n\n> [!EXPLANATION]\n> b', ['3:6 gap-answer-missing']],
    ['a gap with a bad id', '## A {#a kind=gap}\n\nText [b]{#C}.\n\n> [!EXPLANATION]\n> b', ['1:1 gap-missing', '3:6 id-form']],
    ['a gap id used twice', '## A {#a kind=gap}\n\nText [b]{#c} [d]{#c}.\n\n> [!EXPLANATION]\n> b', ['3:14 id-repeated']],
    ['a gap elsewhere', `## A {#a kind=single}\n\nText [b|c]{#d}.\n\n${options}`, ['3:6 gap-misplaced']],
    ['a gap question without an explanation', '## A {#a kind=gap}\n\nText [b]{#c}.', ['1:1 explanation-missing']],
    ['options of a gap question', `## A {#a kind=gap}\n\nText [b]{#c}.\n\n${options}\n> [!EXPLANATION]\n> b`, ['5:1 options-misplaced']],
    ['an open question without a model', '## A {#a kind=open}\n\nText.', ['1:1 model-missing']],
    ['points of an open question', '## A {#a kind=open points=2}\n\nText.\n\n> [!MODEL]\n> b', ['1:20 field-form']],
    ['a model of a closed question', `## A {#a kind=single}\n\nText.\n\n${options}\n> [!MODEL]\n> b`, ['10:1 model-misplaced']],
    ['a call-out in a question', `## A {#a kind=single}\n\nText.\n\n${options}\n> [!NOTE] x\n> b`, ['10:1 block-misplaced']],
    ['text before the first question', `Hello.\n\n## A {#a kind=single}\n\nText.\n\n${options}`, ['1:1 text-outside-section']],
    ['a footnote', `## A {#a kind=single}\n\nText[^1].\n\n${options}`, ['3:5 footnote-missing']],
  ])('reports %s', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  it('does not hide the others', () => {
    expect(quiz(`## A {#a kind=none}\n\nText.\n\n${BANK}`).questions).toHaveLength(7)
  })

  it('reports a missing title and unknown keys of the file', () => {
    expect(parseQuiz('---\nname: Quiz\n---\n', CONTEXT).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '2:1 key-ignored',
      '2:1 field-missing',
    ])
  })
})

describe('the view of a question', () => {
  it('reveals nothing about the right answer', () => {
    const views = quiz(
      BANK.replace(/^ {2}> .*$/gm, '  > SECRET')
        .replace('A stock is a photograph', 'SECRET')
        .replace('> So.', '> SECRET')
        .replace('> Something *good*.', '> SECRET'),
    ).questions.map(question => toQuestionView(question))
    const text = JSON.stringify(views)
    expect(text).not.toMatch(/SECRET|"right":|feedback|explanation|accepted|model|tolerance|targets|3\.7|remittance|l'envoi|salary/)
    expect(views.map(view => Object.keys(view).toSorted().join())).toEqual([
      'contentHash,id,kind,options,points,stemHtml,title',
      'contentHash,id,kind,options,points,stemHtml,title',
      'contentHash,id,kind,options,points,stemHtml,title',
      'contentHash,gapIds,id,kind,points,stemHtml,title',
      'contentHash,id,kind,points,stemHtml,title,unit',
      'contentHash,id,kind,points,stemHtml,title',
      'contentHash,id,kind,points,stemHtml,title',
    ])
  })

  it('keeps what is needed to answer', () => {
    const [single, , , gap, numeric] = quiz(BANK).questions.map(question => toQuestionView(question))
    expect(single).toMatchObject({ kind: 'single', options: [{ id: 'residents' }, { id: 'arrivals', html: 'The number who arrived' }] })
    expect(gap).toMatchObject({ kind: 'gap', gapIds: ['money', 'who', 'cell'] })
    expect(numeric).toMatchObject({ kind: 'numeric', unit: 'per cent' })
  })
})
