import { CodedError } from '#common/contract/errors.ts'
import type { practiceContract } from '#common/contract/study/practice.ts'
import { toGrade, type Review } from '#common/domain/practice/review.ts'
import { replayAnswers } from '#common/domain/practice/schedule.ts'
import { toDate } from '#common/domain/practice/study-day.ts'
import { recordAnswer } from '#common/domain/quizzes/answer-question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { HandlersFor } from './context.ts'
import { toCheckedAnswer } from './lookup/checked-answer.ts'
import { findNextDay, loadPractice, planToday } from './lookup/practice-cards.ts'
import { findLessonOfCard } from './lookup/practice-questions.ts'

/** Longer than any answer takes: what is beyond was a pause. */
const MOST_SECONDS = 600

export const practiceHandlers: HandlersFor<keyof typeof practiceContract> = {
  'practice.summary': async ({ lang }, context) => planToday(await loadPractice(lang, context)).summary,

  'practice.today': async ({ lang }, context) => {
    const { chosen, summary } = planToday(await loadPractice(lang, context))
    const cards = chosen.map(({ cardId, card, asked }) => ({
      cardId,
      question: toQuestionView(asked.question),
      lang: asked.lang,
      courseId: card.courseId,
    }))
    return { summary, cards }
  },

  'practice.answer': async ({ cardId, contentHash, response, sure, seconds, lang }, context) => {
    const { storage, learnerId, callId } = context
    const { awake, reviews, clock, today } = await loadPractice(lang, context)
    const found = awake.find(one => one.cardId === cardId)
    const isRepeated = reviews.some(({ id }) => id === callId)
    if (found?.asked.contentHashes.includes(contentHash) !== true || (found.nextDay > today && !isRepeated)) return { kind: 'changed' }
    const { asked, answers, state, card } = found
    const answer = recordAnswer(asked.question, response, { id: callId, now: context.now(), sure })
    const grade = answer && toGrade(answer.verdict, sure)
    if (answer === undefined || grade === undefined) throw new CodedError('bad-input', { field: 'response' })
    const { deviceId } = await storage.settings.read()
    const { answeredAt } = answer
    const taken = Math.round(Math.min(seconds, MOST_SECONDS))
    const review: Review = { id: callId, cardId, grade, answeredAt, deviceId, contentHash, seconds: taken, after: state.lastId }
    if (!isRepeated) await storage.reviews.append(learnerId, [review])
    const after = isRepeated ? state : (replayAnswers([...answers, review], asked.contentHashes, clock) ?? state)
    return {
      kind: 'checked',
      answer: toCheckedAnswer(asked, answer),
      lesson: await findLessonOfCard(card, asked, lang, context),
      date: toDate(findNextDay(after, today)),
    }
  },
}
