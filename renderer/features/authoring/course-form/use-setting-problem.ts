import type { Ref } from 'vue'
import { QUIZ_LIMITS } from '#common/domain/courses/quiz-limits.ts'
import type { SettingField } from '#common/domain/courses/edit/course-settings.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

type ToldField = Exclude<SettingField, 'competencies' | 'prerequisites'>

/** What is wrong in a field of a course's settings, in words. `bank`: how many questions the course has. */
export function useSettingProblem(
  wrong: Readonly<Ref<ReadonlySet<SettingField>>>,
  bank: Readonly<Ref<number>>,
): (field: ToldField) => string | undefined {
  const { t, number } = useWords()
  const limit = (most: number) => (): string => t('authoring.course.problems.quizLimit', { most: number(most) })
  const words = {
    title: () => t('authoring.course.problems.title'),
    summary: () => t('authoring.course.problems.summary'),
    version: () => t('authoring.course.problems.version'),
    original: () => t('authoring.course.problems.original'),
    duration: () => t('authoring.course.problems.duration'),
    passMark: () => t('authoring.course.problems.passMark'),
    quizQuestions: () =>
      bank.value === 0
        ? t('authoring.course.problems.noQuestions')
        : t('authoring.course.problems.quizQuestions', { count: number(bank.value) }),
    quizMinutes: limit(QUIZ_LIMITS.minutes),
    quizTries: limit(QUIZ_LIMITS.tries),
    quizWait: limit(QUIZ_LIMITS.waitHours),
  }
  return field => (wrong.value.has(field) ? words[field]() : undefined)
}
