import fc from 'fast-check'
import { parse } from 'gift-pegjs'
import { describe, expect, it } from 'vitest'
import { exportGift } from '#common/domain/quizzes/gift/export-gift.ts'
import { importGift } from '#common/domain/quizzes/gift/import-gift.ts'
import { readWrittenQuiz } from '#common/domain/quizzes/gift/read-written-quiz.ts'
import type { WrittenQuestion } from '#common/domain/quizzes/gift/written-question.ts'
import { writeQuiz } from '#common/domain/quizzes/gift/write-quiz.ts'
import { anyOtherQuestion, anyQuestion, importTerms } from '#tests/support/gift.ts'

const context = { courseId: 'town', version: '1.0.0', lessonIds: new Map() }
const oneOfEach = { selector: (question: WrittenQuestion) => question.id, minLength: 1, maxLength: 4 }
const banks = fc.uniqueArray(anyQuestion, oneOfEach)
const wholeBanks = fc.uniqueArray(fc.oneof(anyQuestion, anyOtherQuestion), oneOfEach)
/** Losses only in Moodle: the note in the file preserves them. */
const KEPT_BY_NOTE = ['points', 'unit', 'true-false-words']

describe('a question bank', () => {
  it('is the same after writing and reading', () => {
    fc.assert(
      fc.property(wholeBanks, bank => {
        expect(readWrittenQuiz(writeQuiz('A bank: "one"', bank), context)).toEqual({ title: 'A bank: "one"', questions: bank, losses: [] })
      }),
      { numRuns: 150 },
    )
  })

  it('keeps kinds, ids, texts, answers and feedback through GIFT', () => {
    fc.assert(
      fc.property(banks, bank => {
        const written = writeQuiz('Bank', bank)
        const { gift, count, losses } = exportGift(written, context)
        expect(count).toBe(bank.length)
        expect(losses.filter(loss => !KEPT_BY_NOTE.includes(loss.reason))).toEqual([])
        const back = importGift(gift, importTerms)
        expect(back.losses).toEqual([])
        expect(readWrittenQuiz(back.markdown, context).questions).toEqual(bank)
      }),
      { numRuns: 150 },
    )
  })

  it('is GIFT that another parser reads completely', () => {
    fc.assert(
      fc.property(banks, bank => {
        const read = parse(exportGift(writeQuiz('Bank', bank), context).gift).filter(question => question.type !== 'Category')
        expect(read.map(question => question.title)).toEqual(bank.map(question => question.title))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps what Moodle keeps when the notes are removed', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const gift = exportGift(writeQuiz('Bank', [question]), context).gift.replace(/^\/\/ jmdi .*\n/gm, '')
        const [back] = readWrittenQuiz(importGift(gift, importTerms).markdown, context).questions
        expect(back?.id).toBe(question.id)
        expect(back?.title).toBe(question.title)
        // A gap at the end of its text is written as a short answer is.
        if (question.kind !== 'gap') expect(back?.stem).toBe(question.stem)
        if (question.kind !== 'gap') expect(back?.kind).toBe(question.kind)
      }),
      { numRuns: 100 },
    )
  })

  it('says which questions GIFT has no kind for, and leaves out no other', () => {
    fc.assert(
      fc.property(wholeBanks, bank => {
        const { gift, count, losses } = exportGift(writeQuiz('Bank', bank), context)
        const others = bank.filter(({ kind }) => kind === 'ordering' || kind === 'likert')
        expect(count).toBe(bank.length - others.length)
        expect(losses.filter(({ leftOut }) => leftOut).map(({ question, reason }) => [question, reason])).toEqual(
          others.map(({ title, kind }) => [title, kind]),
        )
        expect(parse(gift).filter(({ type }) => type !== 'Category')).toHaveLength(count)
      }),
      { numRuns: 80 },
    )
  })
})
