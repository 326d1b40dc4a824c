import type { QuestionKind } from '#common/domain/quizzes/question.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** What is said to whoever answers a question without having answered it. */
export function useMissingText(): (kind: QuestionKind) => string {
  const { t } = useWords()
  return kind => {
    switch (kind) {
      case 'gap':
        return t('quizzes.form.gapsMissing')
      case 'matching':
        return t('quizzes.form.matchesMissing')
      case 'ordering':
        return t('quizzes.form.orderMissing')
      case 'likert':
        return t('quizzes.form.ratingsMissing')
      case 'numeric':
      case 'short':
      case 'open':
        return t('quizzes.form.textMissing')
      default:
        return t('quizzes.form.answerMissing')
    }
  }
}
