import type { QuestionKind } from '#common/domain/quizzes/question.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** What a kind of question is called. */
export function useQuestionKindNames(): (kind: QuestionKind) => string {
  const { t } = useWords()
  const words: Readonly<Record<QuestionKind, () => string>> = {
    single: () => t('workshops.questions.kinds.single'),
    multiple: () => t('workshops.questions.kinds.multiple'),
    'true-false': () => t('workshops.questions.kinds.true-false'),
    numeric: () => t('workshops.questions.kinds.numeric'),
    gap: () => t('workshops.questions.kinds.gap'),
    short: () => t('workshops.questions.kinds.short'),
    matching: () => t('workshops.questions.kinds.matching'),
    ordering: () => t('workshops.questions.kinds.ordering'),
    likert: () => t('workshops.questions.kinds.likert'),
    open: () => t('workshops.questions.kinds.open'),
  }
  return kind => words[kind]()
}
