import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import type { TestBackend } from '#tests/support/test-backend.ts'
import type { TestLink } from '#tests/support/test-links.ts'

/** Takes the quiz of each course and answers every question wrong that can be. */
export async function missQuizzes({ courses }: TestBackend, { call }: TestLink, courseIds: readonly string[]): Promise<void> {
  for (const courseId of courseIds) {
    const bank = (await courses.quiz(courseId, 'en'))?.questions
    const { attempt, questions } = await call('quizzes.start', { courseId, lang: 'en' })
    for (const { questionId } of questions) {
      const question = bank?.get(questionId)?.question
      const response = question && wrongResponse(question)
      if (response === undefined || question === undefined) continue
      const { contentHash } = question
      await call('quizzes.answer', { attemptId: attempt.id, questionId, contentHash, response, lang: 'en' })
    }
    await call('quizzes.finish', { attemptId: attempt.id, lang: 'en' })
  }
}

function wrongResponse(question: Question): QuestionResponse | undefined {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const optionId = question.options.find(({ right }) => !right)?.id ?? ''
      return question.kind === 'single' ? { kind: 'single', optionId } : { kind: 'multiple', optionIds: [optionId] }
    }
    case 'true-false':
      return { kind: 'true-false', optionId: question.options.find(({ right }) => !right)?.id === 'true' ? 'true' : 'false' }
    case 'gap':
      return { kind: 'gap', gaps: Object.fromEntries(question.gaps.map(({ id }) => [id, 'nothing of the kind'])) }
    case 'numeric':
      return { kind: 'numeric', text: '-987654' }
    case 'short':
      return { kind: 'short', text: 'nothing of the kind' }
    case 'open':
      return undefined
  }
}
