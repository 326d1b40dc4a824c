import { describe, expect, it } from 'vitest'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { orderOptions } from '#common/domain/quizzes/rules/option-order.ts'

const CONTEXT = { courseId: 'core', version: '1.2.3', lessonIds: new Map<string, string>() }
const quiz = (body: string) => parseQuiz(`---\ntitle: Quiz\n---\n\n${body}`, CONTEXT)
const problems = (body: string): readonly string[] => quiz(body).problems.map(({ line, code }) => `${line - 4} ${code}`)

const WHY = '\n> [!EXPLANATION]\n> So.\n'
const matching = (lines: string) => `## Who {#who kind=matching}\n\nMatch:\n\n${lines}\n${WHY}`
const ordering = (lines: string) => `## Steps {#steps kind=ordering}\n\nIn order:\n\n${lines}\n${WHY}`
const likert = (lines: string, settings = 'scale="Never | Sometimes | Often"') =>
  `## Habits {#habits kind=likert ${settings}}\n\nHow often?\n\n${lines}\n`
const PAIRS = `- [x] Registers *births* {#births}
  - Civil registry {#registry}
- [x] Pays teachers {#teachers}
  - **Ministry** {#ministry}`
const STEPS = '1. Arrive {#arrive}\n2. Register {#register}\n3. Enrol {#enrol}'
const STATEMENTS = '- I ask *first*. {#ask}\n- I write it down. {#write}'

describe('a matching question', () => {
  it('has premises with their matches, and extra matches, under ids of its own', () => {
    const { questions, problems: found } = quiz(matching(`${PAIRS}\n- [ ] Chamber of commerce {#chamber}`))
    expect(found).toEqual([])
    expect(questions).toMatchObject([
      {
        kind: 'matching',
        points: 1,
        premises: [
          { id: 'births', html: 'Registers <em>births</em>', matchId: 'registry' },
          { id: 'teachers', html: 'Pays teachers', matchId: 'ministry' },
        ],
        matches: [
          { id: 'registry', text: 'Civil registry' },
          { id: 'ministry', text: 'Ministry' },
          { id: 'chamber', text: 'Chamber of commerce' },
        ],
        explanationHtml: expect.stringContaining('So.'),
      },
    ])
  })

  it('has the same hash whatever ends its lines', () => {
    const windows = quiz(matching(PAIRS).replaceAll('\n', '\r\n'))
    expect(windows.problems).toEqual([])
    expect(windows.questions[0]).toMatchObject({ contentHash: quiz(matching(PAIRS)).questions[0]?.contentHash })
  })

  it.each<[string, string, readonly string[]]>([
    ['one premise only', PAIRS.split('\n').slice(0, 2).join('\n'), ['1 pairs-count']],
    ['no list', '', ['1 pairs-count']],
    [
      'eleven premises',
      Array.from({ length: 11 }, (_, at) => `- [x] P${at} {#p${at}}\n  - M${at} {#m${at}}`).join('\n'),
      ['1 pairs-count'],
    ],
    ['a premise without match', `${PAIRS}\n- [x] Repairs roads {#roads}`, ['9 pair-match']],
    ['a premise with two matches', `${PAIRS}\n  - Council {#council}`, ['7 pair-match']],
    ['an extra match with one of its own', `${PAIRS}\n- [ ] Chamber {#chamber}\n  - Other {#other}`, ['9 pair-match']],
    ['a match without id', PAIRS.replace(' {#registry}', ''), ['6 id-missing']],
    ['a match with the id of a premise', PAIRS.replace('#ministry', '#births'), ['8 id-repeated']],
    ['two premises with one id', PAIRS.replace('#teachers', '#births'), ['7 id-repeated']],
    ['two equal premises', PAIRS.replace('Pays teachers', 'registers births'), ['7 items-equal']],
    ['two equal matches', PAIRS.replace('**Ministry**', 'civil  Registry'), ['8 matches-equal']],
    ['an extra match that is right somewhere', `${PAIRS}\n- [ ] Ministry {#other}`, ['9 matches-equal']],
    ['six extra matches', `${PAIRS}\n${[1, 2, 3, 4, 5, 6].map(at => `- [ ] E${at} {#e${at}}`).join('\n')}`, ['1 extras-count']],
    ['a match of several blocks', PAIRS.replace('Civil registry {#registry}', 'Civil registry {#registry}\n\n    More.'), ['6 match-form']],
    ['a match with a box', PAIRS.replace('- Civil', '- [x] Civil'), ['6 box-misplaced']],
    ['a premise without box', PAIRS.replace('- [x] Pays', '- Pays'), ['7 list-item-without-box']],
    [
      'feedback to one premise',
      PAIRS.replace('- Civil registry {#registry}', '- Civil registry {#registry}\n\n  > No.'),
      ['5 feedback-misplaced'],
    ],
  ])('reports %s', (_, lines, wanted) => {
    expect(problems(matching(lines))).toEqual(wanted)
    expect(quiz(matching(lines)).problems.every(({ severity }) => severity === 'error')).toBe(true)
  })

  it('should say why', () => {
    expect(problems(matching(PAIRS).replace(WHY, ''))).toEqual(['1 explanation-missing'])
  })
})

describe('an ordering question', () => {
  it('has its items in the right order, after whatever lists its text holds', () => {
    const { questions, problems: found } = quiz(ordering(`- a list\n- of the text\n\n<!-- answers -->\n\n${STEPS}`))
    expect(found).toEqual([])
    expect(questions).toMatchObject([
      {
        kind: 'ordering',
        stemHtml: expect.stringContaining('of the text'),
        items: [
          { id: 'arrive', html: 'Arrive' },
          { id: 'register', html: 'Register' },
          { id: 'enrol', html: 'Enrol' },
        ],
      },
    ])
  })

  it.each<[string, string, readonly string[]]>([
    ['two items', STEPS.split('\n').slice(0, 2).join('\n'), ['1 order-count']],
    ['no list', '', ['1 order-count']],
    ['eleven items', Array.from({ length: 11 }, (_, at) => `${at + 1}. S${at} {#s${at}}`).join('\n'), ['1 order-count']],
    ['two items with one id', STEPS.replace('#enrol', '#arrive'), ['7 id-repeated']],
    ['two equal items', STEPS.replace('Enrol', 'arrive'), ['7 items-equal']],
    ['an item without id', STEPS.replace(' {#register}', ''), ['6 id-missing']],
    ['an empty item', STEPS.replace('Register ', ''), ['6 stem-missing']],
    ['boxes', STEPS.replaceAll('. ', '. [x] '), ['5 box-misplaced', '6 box-misplaced', '7 box-misplaced']],
    ['a scale', '', ['1 attribute-unknown']],
  ])('reports %s', (name, lines, wanted) => {
    const body = name === 'a scale' ? ordering(STEPS).replace('kind=ordering', 'kind=ordering scale="a | b"') : ordering(lines)
    expect(problems(body)).toEqual(wanted)
  })

  it('has another hash when its order changes', () => {
    const [one, other] = [STEPS, STEPS.split('\n').toReversed().join('\n')].map(lines => quiz(ordering(lines)).questions[0]?.contentHash)
    expect(one).not.toBe(other)
  })
})

describe('a Likert question', () => {
  it('has statements and a named scale, and no points', () => {
    const { questions, problems: found } = quiz(likert(STATEMENTS))
    expect(found).toEqual([])
    expect(questions).toMatchObject([
      {
        kind: 'likert',
        points: 0,
        statements: [
          { id: 'ask', html: 'I ask <em>first</em>.' },
          { id: 'write', html: 'I write it down.' },
        ],
        scale: ['Never', 'Sometimes', 'Often'],
      },
    ])
  })

  it.each<[string, string, readonly string[]]>([
    ['no statement', likert(''), ['1 statements-count']],
    ['two equal statements', likert(STATEMENTS.replace('I write it down', 'i ask first')), ['6 items-equal']],
    ['no scale', likert(STATEMENTS, ''), ['1 scale-form']],
    ['one step', likert(STATEMENTS, 'scale=Never'), ['1 scale-form']],
    ['eight steps', likert(STATEMENTS, 'scale="1|2|3|4|5|6|7|8"'), ['1 scale-form']],
    ['an unnamed step', likert(STATEMENTS, 'scale="Never | | Often"'), ['1 scale-form']],
    ['a step named twice', likert(STATEMENTS, 'scale="Often | Never | often"'), ['1 scale-form']],
    ['points', likert(STATEMENTS, 'scale="No | Yes" points=2'), ['1 field-form']],
    ['a right answer', likert(STATEMENTS.replaceAll('- I', '- [x] I')), ['5 box-misplaced', '6 box-misplaced']],
  ])('reports %s', (_, body, wanted) => {
    expect(problems(body)).toEqual(wanted)
  })

  it('has another hash when a step is named otherwise', () => {
    const [one, other] = ['Often', 'Always'].map(last => quiz(likert(STATEMENTS, `scale="Never | ${last}"`)).questions[0]?.contentHash)
    expect(one).not.toBe(other)
  })
})

describe('a question as it is shown', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => `attempt-${seed}`)
  const items = quiz(ordering(STEPS)).questions[0]
  const pairs = quiz(matching(`${PAIRS}\n- [ ] Chamber {#chamber}`)).questions[0]

  it('never has its items in the right order, and has them in the same order again', () => {
    if (items === undefined) throw new Error('no question')
    const orders = seeds.map(seed => {
      const view = toQuestionView(items, orderOptions(items, seed))
      expect(toQuestionView(items, orderOptions(items, seed))).toEqual(view)
      return view.kind === 'ordering' ? view.items.map(({ id }) => id).join(' ') : ''
    })
    expect(orders).not.toContain('arrive register enrol')
    expect(new Set(orders).size).toBe(5)
  })

  it('has its matches in another order for another attempt, and never says which belongs where', () => {
    if (pairs === undefined) throw new Error('no question')
    const views = seeds.map(seed => JSON.stringify(toQuestionView(pairs, orderOptions(pairs, seed))))
    expect(new Set(views).size).toBe(6)
    expect(views.filter(view => view.includes('matchId'))).toEqual([])
  })
})
