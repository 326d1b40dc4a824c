import { readonly, ref, watch, type Ref } from 'vue'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Whether the question on the screen was replaced by a newer version; the same question in another language is no other. */
export function useChangedQuestion(
  question: () => QuestionView,
  lang: () => Locale,
  onQuestion: (question: QuestionView) => unknown,
): Readonly<Ref<boolean>> {
  const hasChanged = ref(false)
  onQuestion(question())
  watch([() => question().contentHash, lang], ([, nowLang], [, langBefore]) => {
    onQuestion(question())
    if (nowLang === langBefore) hasChanged.value = true
  })
  return readonly(hasChanged)
}
