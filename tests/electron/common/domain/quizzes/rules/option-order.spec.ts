import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { Question, QuestionView } from '#common/domain/quizzes/question.ts'
import { findOrder, inOrder, orderOptions } from '#common/domain/quizzes/rules/option-order.ts'
import { startAttempt } from '#common/domain/quizzes/start-attempt.ts'
import { choice, everyKind, likert, matching, multiple, option, ordering, single, trueFalse } from '#tests/support/questions.ts'
import { runningAttempt } from '#tests/support/records.ts'

const seed = fc.string({ minLength: 1, maxLength: 8 })
const course = { id: 'core', version: '1.0.0', title: 'Core', passMark: 70, quizQuestions: undefined, quizMinutes: undefined }

function start(bank: readonly Question[], given: string): RunningAttempt {
  return startAttempt(course, bank, { id: 'attempt', deviceId: 'device', now: new Date('2026-11-23T10:00:00Z'), seed: given, earlier: [] })
}

function shownIds(view: QuestionView): readonly string[] {
  if ('options' in view) return view.options.map(({ id }) => id)
  if (view.kind === 'matching') return view.matches.map(({ id }) => id)
  if (view.kind === 'ordering') return view.items.map(({ id }) => id)
  return view.kind === 'likert' ? view.statements.map(({ id }) => id) : []
}

describe('the options of an attempt', () => {
  it('are all shown, each once, in the order that the attempt keeps, with the key still right', () => {
    fc.assert(
      fc.property(seed, given => {
        const attempt = start(everyKind, given)
        for (const question of everyKind) {
          const view = toQuestionView(question, findOrder(attempt, question))
          expect(shownIds(view).toSorted()).toEqual(shownIds(toQuestionView(question, [])).toSorted())
          if ('options' in question && 'options' in view) {
            const right = view.options.filter(({ id }) => question.options.some(one => one.id === id && one.right)).map(({ id }) => id)
            const response =
              question.kind === 'multiple'
                ? ({ kind: 'multiple', optionIds: right } as const)
                : question.kind === 'single'
                  ? ({ kind: 'single', optionId: right[0] ?? '' } as const)
                  : ({ kind: 'true-false', optionId: 'true' } as const)
            expect(markResponse(question, response)).toMatchObject({ verdict: 'right' })
          }
        }
      }),
    )
  })

  it('come in every order over many attempts', () => {
    const orders = (question: Question) =>
      new Set(Array.from({ length: 300 }, (_, index) => orderOptions(question, `seed ${index}`)?.join(' ')))
    expect(orders(single).size).toBe(6)
    expect(orders(multiple).size).toBe(24)
    expect(orders(matching).size).toBe(24)
    expect(orders(ordering).size).toBe(23)
  })

  it('stand as written where the author says so, and in a scale and true or false', () => {
    const fixed = choice('single', [option('a', true), option('b', false), option('c', false)], { keepsOrder: true })
    for (const question of [fixed, trueFalse, likert]) expect(orderOptions(question, 'seed')).toBeUndefined()
    expect(shownIds(toQuestionView(fixed, findOrder(start([fixed], 'seed'), fixed)))).toEqual(['a', 'b', 'c'])
  })

  it('keep their places when the course is edited: what is new stands last, what is gone is left out', () => {
    const attempt = { ...start([single], 'seed'), orders: { [single.id]: ['c', 'a', 'b'] } }
    const edited = choice('single', [option('new', false), option('b', false), option('a', true)], { id: single.id })
    expect(shownIds(toQuestionView(edited, findOrder(attempt, edited)))).toEqual(['a', 'b', 'new'])
  })

  it('are those of before in an attempt that was begun before its orders were kept', () => {
    const old = runningAttempt({ id: 'attempt' })
    expect(findOrder(old, single)).toBeUndefined()
    expect(findOrder(old, matching)).toEqual(orderOptions(matching, 'attempt'))
    expect(findOrder(old, ordering)).toEqual(orderOptions(ordering, 'attempt'))
  })

  it('never stand in the right order of an ordering question, even of one that was edited into the one shown', () => {
    const items = ordering.kind === 'ordering' ? ordering.items : []
    const shown = items.map(({ id }) => id)
    expect(shownIds(toQuestionView(ordering, shown))).not.toEqual(shown)
  })

  it('are not confused by a question whose id is a word of the language', () => {
    const strange = choice('single', [option('a', true), option('b', false)], { id: 'constructor', keepsOrder: true })
    expect(findOrder(start([strange], 'seed'), strange)).toBeUndefined()
  })

  it('are put in order whatever the order names', () => {
    const items = ['a', 'b', 'c'].map(id => ({ id }))
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'gone')), order => {
        const placed = inOrder(items, order).map(({ id }) => id)
        expect(placed.toSorted()).toEqual(['a', 'b', 'c'])
        const named = placed.filter(id => order.includes(id))
        expect(named).toEqual(order.filter(id => id !== 'gone'))
      }),
    )
  })
})

describe('a question whose options make sense only as written', () => {
  const parse = (options: readonly string[], settings = '') => {
    const lines = options.map((text, index) => `- [${index === 0 ? 'x' : ' '}] ${text} {#option-${index}}\n  > So.`)
    return parseQuiz(`---\ntitle: Quiz\n---\n\n## One {#one kind=single ${settings}}\n\nWhich?\n\n${lines.join('\n')}\n`, {
      courseId: 'core',
      version: '1.0.0',
      lessonIds: new Map(),
    })
  }
  const keepsOrder = (options: readonly string[], settings = '') =>
    parse(options, settings).questions.some(question => 'keepsOrder' in question && question.keepsOrder === true)

  it.each<[string, readonly string[]]>([
    ['numbers that rise', ['3', '12', '40']],
    ['numbers that fall, with units', ['12.5 per cent', '3 per cent', '1 per cent']],
    ['Arabic numbers', ['٣', '١٢', '٤٠']],
    ['all of the above', ['A hall', 'A school', 'All of the above']],
    ['none of them, in French', ['Une salle', 'Une école', 'Aucune des réponses']],
    ['all of them, in Arabic', ['مدرسة', 'قاعة', 'جميع ما سبق']],
  ])('keeps %s', (_, options) => {
    expect(keepsOrder(options)).toBe(true)
  })

  it.each<[string, readonly string[]]>([
    ['words', ['A hall', 'A school', 'A road']],
    ['numbers that go up and down', ['3', '40', '12']],
    ['a number among words', ['3', 'A school', '40']],
    ['two numbers', ['3', '12']],
  ])('may be shuffled: %s', (_, options) => {
    expect(keepsOrder(options)).toBe(false)
  })

  it('is one whose heading says so', () => {
    expect(keepsOrder(['A hall', 'A school', 'A road'], 'shuffle=no')).toBe(true)
    expect(keepsOrder(['A hall', 'A school', 'A road'], 'shuffle=yes')).toBe(false)
    expect(parse(['A hall', 'A school'], 'shuffle=no').problems).toEqual([])
    expect(parse(['A hall', 'A school'], 'shuffle=never').problems.map(({ code }) => code)).toEqual(['field-form'])
  })
})
