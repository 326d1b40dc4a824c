import { joinNumbers } from '#common/domain/class/assignment.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Says what is to be done: lessons by their numbers in the course, the quiz, or both. */
export function useTaskWords(): (lessonNumbers: readonly number[], hasQuiz: boolean) => string {
  const { t, number, list } = useWords()
  return (lessonNumbers, hasQuiz) => {
    const parts = joinNumbers(lessonNumbers).map(([first, last]) =>
      last === undefined ? number(first) : t('class.task.range', { first: number(first), last: number(last) }),
    )
    const lessons = parts.length === 0 ? '' : t('class.task.lessons', { list: list(parts) }, lessonNumbers.length)
    if (lessons === '') return hasQuiz ? t('class.task.quiz') : t('class.task.nothing')
    return hasQuiz ? t('class.task.both', { lessons }) : lessons
  }
}
