import type { DocumentFile } from '#common/contract/document-file.ts'
import type { ClassOverview } from '#common/contract/study/class.ts'
import type { ClassMember, QuizState } from '#common/domain/class/class-member.ts'
import type { StuckReason } from '#common/domain/class/find-stuck.ts'
import { textIn, type Locale, type LocaleText } from '#common/domain/shared/locale.ts'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { renderCsv } from './csv.ts'

interface ClassFileOptions {
  readonly title: LocaleText
  readonly lang: Locale
  readonly now: Date
}

/** The class in one course as CSV, one line a learner. Dates are `yyyy-mm-dd`, scores per cent. */
export function makeClassFile({ members, lessons }: ClassOverview, { title, lang, now }: ClassFileOptions): DocumentFile {
  const words = messagesFor(lang).class
  const findTitle = (id: string | undefined): string => lessons.find(lesson => lesson.id === id)?.title ?? ''
  const rows = members.map(member => [
    member.name,
    member.organisation,
    member.lessonsDone,
    member.lessonsAll,
    findTitle(member.currentLessonId),
    describeQuiz(member.quiz, lang),
    'score' in member.quiz ? member.quiz.score : '',
    member.lastStudiedOn ?? '',
    describeStuck(member, lang, findTitle),
  ])
  const { name, organisation, lessonsDone, lessonsAll, currentLesson, quiz, score, lastStudied, help } = words
  const csv = renderCsv([name, organisation, lessonsDone, lessonsAll, currentLesson, quiz, score, lastStudied, help], rows, lang)
  const date = now.toISOString().slice(0, 10)
  return {
    fileName: getExportFileName({ title: textIn(title, lang).text, what: words.title, date, extension: 'csv' }),
    mediaType: 'text/csv',
    base64: Buffer.from(csv).toString('base64'),
  }
}

function describeQuiz(quiz: QuizState, lang: Locale): string {
  const words = messagesFor(lang).class
  switch (quiz.kind) {
    case 'none':
      return ''
    case 'not-begun':
      return words.quizNotBegun
    case 'running':
      return fillMessage(words.quizRunning, { answered: String(quiz.answered), questions: String(quiz.questions) })
    case 'not-passed':
      return words.quizNotPassed
    case 'passed':
      return words.quizPassed
  }
}

function describeStuck({ stuck }: ClassMember, lang: Locale, findTitle: (id: string) => string): string {
  const words = messagesFor(lang).class
  const describe = (reason: StuckReason): string => {
    switch (reason.kind) {
      case 'overdue':
        return fillMessage(words.helpOverdue, { date: reason.due })
      case 'checks':
        return fillMessage(words.helpChecks, { lesson: findTitle(reason.lessonId) })
      case 'quiz':
        return fillMessage(words.helpQuiz, { attempts: String(reason.attempts) })
      case 'lesson':
        return fillMessage(words.helpLesson, { lesson: findTitle(reason.lessonId), days: String(reason.days) })
    }
  }
  return stuck.map(describe).join('; ')
}
