import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { ActivityView, AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { ActivityText } from '#common/domain/workshops/workshop.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** The own language where somebody gave it, else the room's first that there is. */
export function inOwn<T>(
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

export function textOf(activity: ActivityView, locale: Locale): ActivityText & { readonly lang: Locale } {
  const own = inOwn(activity.texts, locale, activity.langs)
  return own === undefined ? { title: '', promptHtml: '', items: [], lang: locale } : { ...own.value, lang: own.lang }
}

export function questionsOf(
  activity: ActivityView,
  locale: Locale,
): { readonly lang: Locale; readonly questions: readonly QuestionView[] } {
  const own = inOwn(activity.questions, locale, activity.langs)
  return { lang: own?.lang ?? locale, questions: own?.value ?? [] }
}

export function keyOf({ keys, langs }: ActivityView, questionId: string, lang: Locale): AnswerKey | undefined {
  return inOwn(keys, lang, langs)?.value.find(key => key.questionId === questionId)
}
