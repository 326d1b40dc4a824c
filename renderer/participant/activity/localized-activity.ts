import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { ActivityView, AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { ActivityText } from '#common/domain/workshops/workshop.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** The text in the phone's language if there is one, else in the first language of the room that has it. */
export function chooseTranslation<T>(
  texts: Readonly<Partial<Record<Locale, T>>>,
  locale: Locale,
  langs: readonly Locale[],
): { readonly lang: Locale; readonly value: T } | undefined {
  for (const lang of [locale, ...langs]) {
    const value = texts[lang]
    if (value !== undefined) return { lang, value }
  }
  return undefined
}

export function localizeText(activity: ActivityView, locale: Locale): ActivityText & { readonly lang: Locale } {
  const translation = chooseTranslation(activity.texts, locale, activity.langs)
  return translation === undefined
    ? { title: '', promptHtml: '', items: [], lang: locale }
    : { ...translation.value, lang: translation.lang }
}

export function localizeQuestions(
  activity: ActivityView,
  locale: Locale,
): { readonly lang: Locale; readonly questions: readonly QuestionView[] } {
  const translation = chooseTranslation(activity.questions, locale, activity.langs)
  return { lang: translation?.lang ?? locale, questions: translation?.value ?? [] }
}

export function findAnswerKey({ keys, langs }: ActivityView, questionId: string, lang: Locale): AnswerKey | undefined {
  return chooseTranslation(keys, lang, langs)?.value.find(key => key.questionId === questionId)
}
