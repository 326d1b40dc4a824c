import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from '#backend/courses/html-to-markdown.ts'
import { exportGift } from '#common/domain/quizzes/gift/export-gift.ts'
import { importGift } from '#common/domain/quizzes/gift/import-gift.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { importTerms } from '#tests/support/gift.ts'

const context = { courseId: 'town', version: '1.0.0', lessonIds: new Map() }

function imported(gift: string) {
  const { markdown, losses } = importGift(gift, { ...importTerms, htmlToMarkdown })
  const { questions, problems, title } = parseQuiz(markdown, context)
  expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
  return { markdown, title, losses, questions, only: questions[0] as Question }
}

function exported(question: string) {
  return exportGift(`---\ntitle: Quiz\n---\n\n${question}`, context)
}

const reasons = (losses: readonly { readonly reason: string; readonly leftOut: boolean }[]) =>
  losses.map(({ reason, leftOut }) => `${reason}${leftOut ? ' (left out)' : ''}`)

describe('a file as Moodle exports it', () => {
  const file = [
    '// question: 0  name: Switch category to $course$/top/Migration',
    '$CATEGORY: $course$/top/Migration//numbers',
    '',
    '',
    '// question: 4711  name: Stock or flow [id:stock-flow] [tag:read-figures] [tag:old]',
    '::Stock or flow::[html]<p>Which figure counts who is <b>here</b>\\: a stock?</p>{',
    '\t=<p>Residents on 1 January</p>#<p>Right.</p>',
    '\t~<p>Arrivals \\= a flow</p>#<p>A flow.</p>',
    '####<p>See the <a href\\="https\\://un.org/x">page</a>.</p>',
    '}',
    '',
    '::Picture::[html]<p>What is it? <img src\\="@@PLUGINFILE@@/a.png" alt\\="A map"></p>{TRUE#It is so.#Yes.}',
    '',
  ].join('\n')

  it('becomes a question bank with texts, ids, competencies, feedback and explanation', () => {
    const { questions, title, losses, markdown } = imported(file)
    expect(title).toBe('Migration/numbers')
    expect(questions[0]).toMatchObject({
      id: 'stock-flow',
      kind: 'single',
      title: 'Stock or flow',
      competencies: ['read-figures'],
      stemHtml: '<p>Which figure counts who is <strong>here</strong>: a stock?</p>',
    })
    expect(questions[0]).toMatchObject({
      options: [
        { id: 'residents-on-1-january', right: true },
        { id: 'arrivals-a-flow', right: false },
      ],
    })
    expect(markdown).toContain('[page](https://un.org/x)')
    expect(losses).toEqual([
      { question: 'Stock or flow', reason: 'tag', value: 'old', leftOut: false },
      { question: 'Picture', reason: 'picture', value: '@@PLUGINFILE@@/a.png', leftOut: false },
    ])
  })

  it('gives a wrong answer the first GIFT feedback and a right one the second', () => {
    const { questions } = imported(file)
    expect(questions[1]).toMatchObject({
      kind: 'true-false',
      options: [
        { id: 'true', right: true, feedbackHtml: expect.stringContaining('Yes.') },
        { id: 'false', right: false, feedbackHtml: expect.stringContaining('It is so.') },
      ],
    })
  })
})

describe('GIFT as people write it', () => {
  it.each([
    [
      'true or false',
      'Grant is buried in Grant’s tomb.{F}',
      {
        kind: 'true-false',
        options: [
          { id: 'true', right: false },
          { id: 'false', right: true },
        ],
      },
    ],
    [
      'a colon that is not behind a backslash',
      '::Name: one:: Where: here or there? {=here: yes ~there}',
      { kind: 'single', title: 'Name: one' },
    ],
    [
      'a missing word',
      'Money sent home is called {=remittances =remittance} in English.',
      { kind: 'gap', gaps: [{ accepted: ['remittances', 'remittance'] }] },
    ],
    [
      'a choice in the middle',
      'Mahatma {~was ~is =has been} here.',
      { kind: 'single', options: [{ right: false }, { right: false }, { right: true }] },
    ],
    [
      'several right answers',
      'Two?{~%50%a ~%50%b ~%-50%c ~%-50%d}',
      { kind: 'multiple', options: [{ right: true }, { right: true }, { right: false }, { right: false }] },
    ],
    [
      'a short answer',
      'Who?{=Grant =Ulysses Grant =%0%Lee#Another one.}',
      {
        kind: 'short',
        targets: [
          { text: 'Grant', right: true },
          { text: 'Ulysses Grant', right: true },
          { text: 'Lee', right: false },
        ],
      },
    ],
    ['a number with its room', 'How many?{#1822:5}', { kind: 'numeric', targets: [{ value: 1822, tolerance: 5 }] }],
    ['a number from one to another', 'Pi?{#3.141..3.142}', { kind: 'numeric', targets: [{ value: 3.1415, tolerance: 0.0005 }] }],
    [
      'numbers with feedback',
      'When?{# =1822:0#Yes =%0%1800:2#Before}',
      {
        kind: 'numeric',
        targets: [
          { value: 1822, right: true },
          { value: 1800, tolerance: 2, right: false },
        ],
      },
    ],
    ['an essay', 'Why?{####A good answer names two reasons.}', { kind: 'open', modelHtml: expect.stringContaining('two reasons') }],
    [
      'a question in Arabic',
      '::أين؟:: أين نحن؟ {=هنا ~هناك}',
      { id: 'question-1', kind: 'single', options: [{ id: 'option-1' }, { id: 'option-2' }] },
    ],
    [
      'pairs to match, with an extra match and escaped signs',
      'Who does what? {=births -> Registry \\= town hall =*schools* -> Ministry = -> Chamber ####So.}',
      {
        kind: 'matching',
        premises: [
          { id: 'births', html: 'births', matchId: 'registry-town-hall' },
          { id: 'schools', html: '*schools*', matchId: 'ministry' },
        ],
        matches: [
          { id: 'registry-town-hall', text: 'Registry = town hall' },
          { id: 'ministry', text: 'Ministry' },
          { id: 'chamber', text: 'Chamber' },
        ],
      },
    ],
    ['Windows lines and a mark at the beginning', '\uFEFFWho?{\r\n=A\r\n~B\r\n}\r\n', { kind: 'single' }],
  ])('%s', (_name, gift, wanted) => {
    const { only, losses } = imported(gift)
    expect(only).toMatchObject(wanted)
    expect(losses).toEqual([])
  })

  it('keeps the spaces around a missing word', () => {
    expect(imported('(Here: {=a =b}), and on.').markdown).toContain('(Here: [a|b]{#gap}), and on.')
  })

  it('gives two questions of the same name different ids', () => {
    expect(imported('::One:: A?{=a ~b}\n\n::One:: B?{=a ~b}').questions.map(question => question.id)).toEqual(['one', 'one-2'])
  })

  it.each([
    ['two pairs with one match', 'Match.{=a -> b =c -> d =e -> B}', 'equal-matches (left out)'],
    ['one pair only', 'Match.{=a -> b}', 'unwritable (left out)'],
    ['a text without a question', 'Read this first.', 'description (left out)'],
    ['what nobody understands', 'What? {=a ~b', 'not-understood (left out)'],
    ['no right answer', 'Which?{~a ~b}', 'no-right-answer (left out)'],
    ['grades of its own', 'Two?{~%70%a ~%30%b ~c}', 'weights'],
    ['partial credit beside the right choice', 'Who?{=Ana ~%50%Ben ~Cem}', 'part-credit'],
    ['points off for a wrong choice where one is right', 'Who?{=Ana ~%-50%Ben}', 'no-deduction'],
    ['several right choices where Moodle wants one', 'Who?{=Ana =Ben ~Cem}', 'several-right'],
    ['tags in what a learner types', '[html]<p>Which?</p>{=<b>List</b>}', 'html'],
    ['half points', 'Who?{=%100%Grant =%50%General Grant}', 'part-credit'],
    ['a star for anything', 'Who?{=Grant =*#No}', 'wildcard'],
    ['feedback to a missing word', 'It is {=a#yes =b} here.', 'gap-feedback'],
    ['HTML among Markdown', '[markdown]Who is <span class\\="x">here</span>?{=a ~b}', 'html'],
    ['a table', '[html]<table><tr><td>1</td></tr></table>{=a ~b}', 'table'],
    ['a link into a course of Moodle', '[markdown]See [this](../mod/page.php).{=a ~b}', 'link'],
    ['a second category', '$CATEGORY: a\n\n$CATEGORY: b\n\nWho?{=a ~b}', 'category'],
  ])('reports %s', (_name, gift, reason) => {
    expect(reasons(imported(gift).losses)).toContain(reason)
  })

  it.each([
    ['::Boxes::Tick all that are open.{\n~%100%Side\n~%-100%Main\n~%-100%Gate\n}', 'multiple', [true, false, false]],
    ['Two?{~%50%a ~%50%b ~%-50%c}', 'multiple', [true, true, false]],
    ['Who?{=Ana ~%50%Ben ~Cem}', 'single', [true, false, false]],
    ['Who?{~%100%Ana ~Ben}', 'multiple', [true, false]],
    ['Who?{=Ana =Ben ~Cem}', 'multiple', [true, true, false]],
  ])('takes the kind of a choice from its signs: %s', (gift, kind, rights) => {
    const { only } = imported(gift)
    expect(only.kind).toBe(kind)
    expect('options' in only && only.options.map(option => option.right)).toEqual(rights)
  })

  it('has nothing to report of grades that mean here what they mean in Moodle', () => {
    expect(imported('::Boxes::Tick all that are open.{~%100%Side ~%-100%Main}').losses).toEqual([])
  })

  it.each([
    ['a short answer', '::Type::What is it called?{=List<Age> =%0%Set<Age>#No}', ['List<Age>', 'Set<Age>']],
    ['a short answer that is nothing else', 'What is it called?{=<name>}', ['<name>']],
    ['a short answer of HTML', '[html]<p>What is it called?</p>{=List&lt;Age&gt;}', ['List<Age>']],
  ])('keeps angle brackets in %s', (_, gift, texts) => {
    const { only, losses } = imported(gift)
    expect('targets' in only && only.targets.map(target => 'text' in target && target.text)).toEqual(texts)
    expect(losses).toEqual([])
  })

  it('keeps angle brackets in a gap', () => {
    expect(imported('::Gap::It says {=List<Age>} here.').only).toMatchObject({ gaps: [{ accepted: ['List<Age>'] }] })
  })

  it('reports a question that an empty line tears apart once, with that line, and keeps the others', () => {
    const { questions, losses } = imported('::A::Which? {\n=this\n\n~that\n\n~other\n}\n\n::B::Two\nlines? {=x ~y}')
    expect(questions.map(question => question.title)).toEqual(['B'])
    expect(losses).toEqual([{ question: 'A', reason: 'empty-line', value: '3', leftOut: true }])
  })

  it('reports an unreadable question with its line and keeps the others', () => {
    const { questions, losses } = imported('::First:: A?{=a ~b}\n\n::Broken:: ?{=a\n\n::Last:: B?{=a ~b}')
    expect(questions.map(question => question.title)).toEqual(['First', 'Last'])
    expect(losses).toEqual([{ question: 'Broken', reason: 'not-understood', value: '3', leftOut: true }])
  })

  it.each([
    '## A heading\\n\\nWhich?',
    '[@7] which?',
    'A [gap]\\{\\#x\\} which?',
    '- [ ] which?',
    '> [!EXPLANATION] which?',
    '[^1] which?',
    '# One\\n\\nWhich?',
  ])('escapes course syntax: %s', stem => {
    const { questions } = imported(`::One::[markdown]${stem}{=a ~b}\n\n::Two:: B?{=a ~b}`)
    expect(questions.map(question => question.kind)).toEqual(['single', 'single'])
    expect(questions[0]).toMatchObject({ options: [{ right: true }, { right: false }] })
  })
})

describe('a question bank as GIFT', () => {
  it('is written as Moodle reads it', () => {
    const { gift } = exported(
      '## Stock or flow {#stock kind=single competency=read-figures}\n\nWhich: *one*?\n\n- [x] Residents {#residents}\n  > Right.\n- [ ] 50 % = half {#half}\n\n> [!EXPLANATION]\n> A stock.\n>\n> A flow.\n',
    )
    expect(gift).toBe(
      [
        '$CATEGORY: Quiz',
        '',
        '// [id:stock] [tag:read-figures]',
        '// jmdi {"kind":"single","lines":["residents","half"]}',
        '::Stock or flow::[markdown]Which\\: *one*? {',
        '\t=Residents#Right.',
        '\t~50 % \\= half',
        '####A stock.\\n\\nA flow.',
        '}',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['pictures', '## A {#a kind=open}\n\nSee ![a map](../media/map.svg) here.\n', 'picture'],
    ['source marks', '## A {#a kind=open}\n\nIt is so [@3; @4].\n', 'source-mark'],
    ['links into the course', '## A {#a kind=open}\n\nA [term](glossary.md#term).\n', 'link'],
    ['points', '## A {#a kind=short points=3}\n\nWho?\n\n- [x] me {#me}\n', 'points'],
    ['units', '## A {#a kind=numeric unit=%}\n\nHow many?\n\n- [x] 3 {#right}\n', 'unit'],
    ['other names of true and false', '## A {#a kind=true-false}\n\nSo?\n\n- [x] Vrai {#true}\n- [ ] Faux {#false}\n', 'true-false-words'],
    ['several gaps', '## A {#a kind=gap}\n\n[a]{#one} and [b]{#two}.\n', 'gaps (left out)'],
    ['arrows', '## A {#a kind=short}\n\nWho?\n\n- [x] a -> b {#me}\n', 'arrow (left out)'],
    [
      'a second text after an open question',
      '## A {#a kind=open}\n\nWhy?\n\n> [!MODEL]\n> One.\n\n> [!EXPLANATION]\n> Two.\n',
      'explanation-beside-model',
    ],
    ['what it cannot read itself', '## A {#a}\n\nWhy?\n', 'broken (left out)'],
  ])('reports %s', (_name, question, reason) => {
    expect(reasons(exported(question).losses)).toEqual([reason])
  })

  it('keeps the text of what it cannot represent', () => {
    expect(exported('## A {#a kind=open}\n\nSee ![a map](../media/map.svg) and [a term](glossary.md#term) [@3].\n').gift).toContain(
      '[markdown]See a map and a term. {}',
    )
  })
})
