import { isCompleteText } from './own-questions/check-own-question.ts'
import type { OwnQuestion } from './own-questions/own-question.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { listActivities, type ActivityText, type PlannedActivity, type Workshop } from './workshop.ts'

/** How many of some activities have all their texts in a language. */
export interface TextCoverage {
  readonly lang: Locale
  readonly complete: number
  readonly total: number
  /** The activities that lack texts in it, in the order of the agenda. */
  readonly missing: readonly { readonly id: string; readonly title: string }[]
}

/** Whether the bank of a module has a question in a language. */
export type HasQuestion = (courseId: string, questionId: string, lang: Locale) => boolean

/** For each language, in the order of `LOCALES`. */
export function coverTexts(workshop: Pick<Workshop, 'agenda' | 'languages' | 'guide'>, hasQuestion: HasQuestion): readonly TextCoverage[] {
  const activities = listActivities(workshop)
  const first = workshop.languages[0] ?? 'en'
  return LOCALES.map(lang => {
    const isWhole = (activity: PlannedActivity): boolean => {
      const courseId = activity.courseId ?? workshop.guide?.courseId
      const own = activity.ownQuestions ?? []
      const hasQuestions =
        own.every(question => hasOwnQuestion(question, lang, first)) &&
        activity.questionIds
          .filter(id => !own.some(question => question.id === id))
          .every(id => courseId !== undefined && hasQuestion(courseId, id, lang))
      return hasQuestions && hasTexts(activity, lang, first)
    }
    const missing = activities.filter(activity => !isWhole(activity)).map(({ id, title }) => ({ id, title }))
    return { lang, complete: activities.length - missing.length, total: activities.length, missing }
  })
}

function hasOwnQuestion(question: OwnQuestion, lang: Locale, first: Locale): boolean {
  const text = question.translations[lang]
  return lang === (question.textLang ?? first) || (text !== undefined && isCompleteText(question, text))
}

function hasTexts(activity: PlannedActivity, lang: Locale, first: Locale): boolean {
  if ((activity.textLang ?? first) === lang) return true
  const translation = activity.translations[lang]
  return translation !== undefined && isWholeTranslation(translation, activity)
}

/** Whether a translation has everything that the original has: title, instructions and each item. */
export function isWholeTranslation(translation: ActivityText, original: ActivityText): boolean {
  return (
    isThere(translation.title) &&
    (isThere(translation.promptHtml) || !isThere(original.promptHtml)) &&
    translation.items.length === original.items.length &&
    translation.items.every(isThere) &&
    hasScaleTexts(translation, original)
  )
}

/** Whether a translation names each step that the original names, and asks its own question for comments. */
export function hasScaleTexts(
  translation: Pick<ActivityText, 'steps' | 'comment'>,
  original: Pick<ActivityText, 'steps' | 'comment'>,
): boolean {
  const names = (original.steps ?? []).every((step, index) => !isThere(step) || isThere(translation.steps?.[index] ?? ''))
  return names && (!isThere(original.comment ?? '') || isThere(translation.comment ?? ''))
}

function isThere(text: string): boolean {
  return text.trim() !== ''
}
