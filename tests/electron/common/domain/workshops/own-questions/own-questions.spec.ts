import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { checkActivity, changeFirstLanguage, createActivity, toStoredActivity } from '#common/domain/workshops/edit-activities.ts'
import { checkOwnQuestion } from '#common/domain/workshops/own-questions/check-own-question.ts'
import {
  addOption,
  cleanOwnQuestion,
  createOwnQuestion,
  removeOption,
  setRight,
} from '#common/domain/workshops/own-questions/edit-own-question.ts'
import { OWN_QUESTION_KINDS, type OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'
import { findPictureFormat, isPictureName } from '#common/domain/workshops/own-questions/picture.ts'
import { removeTitle } from '#common/domain/workshops/own-questions/remove-title.ts'
import { toQuestion } from '#common/domain/workshops/own-questions/to-question.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'

const CONTEXT = { words: { true: 'True', false: 'False' }, pictureUrl: (name: string) => `/files/${name}` }
const ask = (own: OwnQuestion): Question => toQuestion(own, own, CONTEXT)
const codes = (over: Partial<OwnQuestion>): readonly string[] => checkOwnQuestion(ownQuestion(over)).map(({ code }) => code)

const word = fc.string({ minLength: 1, maxLength: 20 }).filter(text => text.trim() !== '')
const distinct = fc.uniqueArray(word, {
  minLength: 2,
  maxLength: 6,
  selector: text => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase(),
})
/** Any choice that can be asked. */
const choice = fc.tuple(fc.constantFrom('single' as const, 'multiple' as const), distinct, fc.nat()).map(([kind, options, seed]) =>
  ownQuestion({
    kind,
    options,
    right: kind === 'single' ? [seed % options.length] : options.map((_, at) => at).filter(at => at === 0 || (seed >> at) % 2 === 1),
    translations: {},
  }),
)

/** What somebody answers who chooses these options. */
function choose(question: Question, indexes: readonly number[]): QuestionResponse {
  const ids = 'options' in question ? indexes.map(index => question.options[index]?.id ?? '') : []
  return question.kind === 'multiple' ? { kind: 'multiple', optionIds: ids } : { kind: 'single', optionId: ids[0] ?? '' }
}

describe('a question that a facilitator writes', () => {
  it.each([
    ['no text', { text: ' ' }, ['text-missing']],
    ['a single option', { options: ['Here'] }, ['options-count']],
    ['an empty option', { options: ['Here', ' '] }, ['option-missing']],
    ['two options that differ in case and spaces only', { options: ['At the market', ' at  the MARKET '] }, ['options-equal']],
    ['no right answer', { right: [] }, ['right-missing']],
    ['a right answer that is no option', { right: [7] }, ['right-missing']],
    ['two right answers where one is asked for', { right: [0, 1] }, ['one-right']],
    ['no number', { kind: 'numeric', options: [], right: [] }, ['number-missing']],
    ['a tolerance below zero', { kind: 'numeric', options: [], right: [], number: { value: 3, tolerance: -1 } }, ['tolerance']],
    ['half a point', { points: 0.5 }, ['points']],
    ['a picture without a description', { picture: 'x.png' }, ['alt-missing']],
    [
      'half a translation',
      { translations: { es: { text: '¿Dónde?', options: ['', 'b', 'c'], unit: '', explanation: '', alt: '' } } },
      ['translation'],
    ],
  ] as const)('cannot be asked with %s', (_, over, expected) => {
    expect(codes({ translations: {}, ...over } as Partial<OwnQuestion>)).toEqual(expected)
  })

  it('keeps apart options that differ in an accent', () => {
    expect(codes({ options: ['Si', 'Sí', 'No'] })).toEqual([])
  })

  it('is marked right for exactly its right options, whichever they are', () => {
    fc.assert(
      fc.property(choice, own => {
        expect(checkOwnQuestion(own)).toEqual([])
        const question = ask(own)
        expect(markResponse(question, choose(question, own.right))).toMatchObject({ verdict: 'right', points: own.points })
        const wrong = own.options.findIndex((_, index) => !own.right.includes(index))
        if (wrong >= 0) expect(markResponse(question, choose(question, [wrong]))?.verdict).toBe('wrong')
      }),
    )
  })

  it('shows what was typed as text, never as HTML', () => {
    fc.assert(
      fc.property(word, text => {
        const question = ask(ownQuestion({ text, options: [text, `${text}!`], explanation: text, translations: {} }))
        const html = [
          question.stemHtml,
          question.explanationHtml,
          ...('options' in question ? question.options.map(option => option.html) : []),
        ].join('')
        expect(html.replace(/<\/?p>|<br>/g, '')).not.toMatch(/[<>"']/)
      }),
    )
  })

  it('takes true or false, and a number within its tolerance', () => {
    const statement = ask(ownQuestion({ kind: 'true-false', options: [], right: [1], translations: {} }))
    expect(markResponse(statement, { kind: 'true-false', optionId: 'false' })?.verdict).toBe('right')
    const number = ask(ownQuestion({ kind: 'numeric', options: [], right: [], number: { value: 12.5, tolerance: 0.5 }, unit: '%' }))
    expect(markResponse(number, { kind: 'numeric', text: '13 %' })?.verdict).toBe('right')
    expect(markResponse(number, { kind: 'numeric', text: '13,1' })?.verdict).toBe('wrong')
  })

  it('shows its picture with the description, and its title once', () => {
    const question = ask(ownQuestion({ picture: 'market.png', alt: 'A "market" hall' }))
    expect(removeTitle(question)).toBe('<figure><img src="/files/market.png" alt="A &quot;market&quot; hall"></figure>')
    expect(removeTitle({ title: 'A word in a letter', stemHtml: '<p>Which word?</p>' })).toBe('<p>Which word?</p>')
  })

  it('keeps which options are right while others are added and removed', () => {
    fc.assert(
      fc.property(choice, fc.nat(), (own, seed) => {
        const longer = addOption(own)
        expect(longer.options.slice(0, -1)).toEqual(own.options)
        const removed = seed % own.options.length
        const shorter = removeOption(own, removed)
        const names = (question: OwnQuestion): readonly (string | undefined)[] => question.right.map(index => question.options[index])
        expect(names(shorter)).toEqual(own.right.filter(index => index !== removed).map(index => own.options[index]))
      }),
    )
  })

  it('has one right answer at a time, unless several may be right', () => {
    expect(setRight(ownQuestion(), 2, true).right).toEqual([2])
    expect(setRight(ownQuestion({ kind: 'multiple' }), 2, true).right).toEqual([0, 2])
    expect(setRight(ownQuestion({ kind: 'multiple', right: [0, 2] }), 0, false).right).toEqual([2])
  })

  it.each(OWN_QUESTION_KINDS)('starts empty as %s, under an id of its own', kind => {
    const created = createOwnQuestion(kind, ['own-1', 'q-work'])
    expect(created.id).toBe('own-2')
    expect(checkOwnQuestion(created).map(({ code }) => code)).toContain('text-missing')
  })

  it('is stored without what its kind does not have', () => {
    const stored = cleanOwnQuestion(
      ownQuestion({ text: '  Where \n to? ', unit: 'km', alt: 'left over', number: { value: 1, tolerance: 0 } }),
    )
    expect(stored).toMatchObject({ text: 'Where to?', unit: '', alt: '', number: undefined })
  })
})

describe('an activity with questions of its own', () => {
  const round = { ...createActivity('quiz-round', []), title: 'Quiz', questionIds: ['own-1'], ownQuestions: [ownQuestion()] }

  it('needs no question bank, and asks each of them once', () => {
    expect(checkActivity(round, false)).toEqual([])
    expect(checkActivity({ ...round, questionIds: ['own-1', 'q-work'] }, false)).toEqual(['no-bank'])
    expect(checkActivity({ ...round, questionIds: [] }, false)).toEqual(['questions'])
    expect(checkActivity({ ...round, ownQuestions: [ownQuestion(), ownQuestion()] }, false)).toEqual(['questions'])
    expect(checkActivity({ ...round, ownQuestions: [ownQuestion({ right: [] })] }, false)).toEqual(['own-questions'])
  })

  it('changes its first language together with the activity, and back', () => {
    const translated = { ...round, translations: { fr: { title: 'Jeu', promptHtml: '', items: [] } } }
    const [french] = changeFirstLanguage([translated], 'en', 'fr')
    expect(french?.ownQuestions?.[0]).toMatchObject({ text: 'Où trouve-t-on du travail ?', right: [0] })
    expect(french === undefined ? [] : changeFirstLanguage([french], 'fr', 'en')).toEqual([translated])
  })
})

describe('a picture', () => {
  it('is known by its first bytes, not by its name', () => {
    expect(findPictureFormat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1))).toBe('png')
    expect(findPictureFormat(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpg')
    expect(findPictureFormat(new TextEncoder().encode('RIFF1234WEBPVP8 '))).toBe('webp')
    expect(findPictureFormat(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
    expect(findPictureFormat(new Uint8Array())).toBeUndefined()
  })

  it('has a name that never leaves its folder', () => {
    expect(isPictureName(`${'a'.repeat(32)}.png`)).toBe(true)
    expect(['../../settings.json', 'a.png', `${'a'.repeat(32)}.svg`].map(isPictureName)).toEqual([false, false, false])
  })
})

describe('own questions of a workshop whose first language changes', () => {
  const quiz = { ...createActivity('quiz-round', []), title: 'Quiz', questionIds: ['own-1'], ownQuestions: [ownQuestion()] }

  it('remember the language they are in until they are written anew, and swap with their translations', () => {
    const [arabic] = changeFirstLanguage([quiz], 'en', 'ar')
    expect(arabic?.ownQuestions?.[0]).toEqual({ ...ownQuestion(), textLang: 'en' })
    const [french] = changeFirstLanguage(arabic === undefined ? [] : [arabic], 'ar', 'fr')
    expect(french?.ownQuestions?.[0]?.text).toBe('Où trouve-t-on du travail ?')
    expect(Object.keys(french?.ownQuestions?.[0]?.translations ?? {})).toEqual(['en'])
    expect(french?.ownQuestions?.[0]).not.toHaveProperty('textLang')
  })

  it('keep it when they are saved as they were, and not when they are changed', () => {
    const [before] = changeFirstLanguage([quiz], 'en', 'ar')
    const save = (over: Partial<OwnQuestion>) => toStoredActivity({ ...quiz, ownQuestions: [ownQuestion(over)] }, before).ownQuestions?.[0]
    expect(save({ points: 2 })?.textLang).toBe('en')
    expect(save({ text: 'أين؟' })).not.toHaveProperty('textLang')
  })
})
