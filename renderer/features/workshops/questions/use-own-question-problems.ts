import { computed, type ComputedRef } from 'vue'
import { checkOwnQuestion } from '#common/domain/workshops/own-questions/check-own-question.ts'
import { OWN_QUESTION_LIMITS, type OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** What is wrong with a question, in words, by field. Empty words: nothing. */
export interface OwnQuestionProblems {
  readonly text: string
  /** By option. */
  readonly options: readonly string[]
  readonly right: string
  readonly number: string
  readonly tolerance: string
  readonly points: string
  readonly alt: string
}

export function useOwnQuestionProblems(question: () => OwnQuestion): ComputedRef<OwnQuestionProblems> {
  const { t, number } = useWords()
  return computed(() => {
    const found = checkOwnQuestion(question())
    const has = (...codes: readonly (typeof found)[number]['code'][]): boolean => found.some(({ code }) => codes.includes(code))
    const options = question().options.map((_, index) => {
      const problem = found.find(one => 'index' in one && one.index === index)
      if (problem === undefined) return ''
      return problem.code === 'options-equal' ? t('workshops.questions.problems.equal') : t('workshops.questions.problems.option')
    })
    const rightWords =
      question().kind === 'multiple' ? t('workshops.questions.problems.rightSome') : t('workshops.questions.problems.right')
    return {
      text: has('text-missing') ? t('workshops.questions.problems.text') : '',
      options,
      right: has('right-missing', 'one-right') ? rightWords : '',
      number: has('number-missing') ? t('workshops.questions.problems.number') : '',
      tolerance: has('tolerance') ? t('workshops.questions.problems.tolerance') : '',
      points: has('points') ? t('workshops.questions.problems.points', { most: number(OWN_QUESTION_LIMITS.points) }) : '',
      alt: has('alt-missing') ? t('workshops.questions.problems.alt') : '',
    }
  })
}
