import type { ClassOverview } from '#common/contract/study/class.ts'
import type { QuizState } from '#common/domain/class/class-member.ts'
import type { StuckReason } from '#common/domain/class/find-stuck.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useTaskWords } from '#renderer/ui/assignments/use-task-words.ts'

/** Why somebody may need help, and what could help. */
export interface HelpWords {
  readonly why: string
  readonly suggestion: string
}

/** How the class in one course is put into words. */
export function useClassWords(overview: () => Pick<ClassOverview, 'lessons'>) {
  const { t, number, percent, date } = useWords()
  const describeTask = useTaskWords()
  /** From 1; 0: the lesson is gone. */
  const findNumber = (lessonId: string): number => overview().lessons.findIndex(({ id }) => id === lessonId) + 1
  const findTitle = (lessonId: string): string => overview().lessons.find(({ id }) => id === lessonId)?.title ?? ''
  const lesson = (lessonId: string): string => t('class.lesson', { number: number(findNumber(lessonId)) })

  function describeQuiz(quiz: QuizState): string {
    switch (quiz.kind) {
      case 'none':
        return t('class.quiz.none')
      case 'not-begun':
        return t('class.quiz.notBegun')
      case 'running':
        return t('class.quiz.running', { done: number(quiz.answered), all: number(quiz.questions) })
      case 'not-passed':
        return t('class.quiz.notPassed', { score: percent(quiz.score) })
      case 'passed':
        return t('class.quiz.passed', { score: percent(quiz.score) })
    }
  }

  function describeHelp(reason: StuckReason): HelpWords {
    switch (reason.kind) {
      case 'overdue': {
        const task = describeTask(reason.lessonsLeft.map(findNumber), reason.quizLeft)
        return { why: t('class.help.overdue', { task, date: date(`${reason.due}T12:00`) }), suggestion: t('class.help.tryOverdue') }
      }
      case 'checks': {
        const values = { number: lesson(reason.lessonId), count: number(reason.checks) }
        const suggestion = t('class.help.tryChecks', { title: findTitle(reason.lessonId) })
        return { why: t('class.help.checks', values, reason.checks), suggestion }
      }
      case 'quiz':
        return { why: t('class.help.quiz', { count: number(reason.attempts) }, reason.attempts), suggestion: t('class.help.tryQuiz') }
      case 'lesson': {
        const values = { number: lesson(reason.lessonId), count: number(reason.days) }
        const suggestion = t('class.help.tryLesson', { title: findTitle(reason.lessonId) })
        return { why: t('class.help.lesson', values, reason.days), suggestion }
      }
    }
  }

  return { lesson, findTitle, describeQuiz, describeHelp }
}
