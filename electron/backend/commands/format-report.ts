import { BANK_LIMITS, reportBanks } from '#common/domain/courses/check/bank-report.ts'
import type { BankReport } from '#common/domain/courses/check/bank-report.ts'
import type { CourseOnShelf } from '#common/domain/courses/check/check-shelf.ts'
import { LESSON_LIMITS, reportLessons } from '#common/domain/courses/check/lesson-report.ts'
import type { LessonReport } from '#common/domain/courses/check/lesson-report.ts'
import { STRATEGIES } from '#common/domain/quizzes/test-wiseness.ts'
import type { Messages } from '#common/i18n/messages.ts'

const COLUMN_WIDTH = 14

/** A figure as text, and whether it is out of range. */
type Cell = readonly [string, boolean]

/** The figures of all English lessons and question banks as tables; a star marks those out of range. */
export function formatReport(courses: readonly CourseOnShelf[], { check: { report } }: Messages): readonly string[] {
  const inEnglish = courses.flatMap(({ name, languages }) =>
    languages.filter(({ lang }) => lang === 'en').map(content => ({ name, content })),
  )
  const lessons = reportLessons(inEnglish).map(lesson => ({ path: lesson.path, cells: toLessonCells(lesson) }))
  const banks = reportBanks(inEnglish).map(bank => ({ path: bank.path, cells: toBankCells(bank) }))
  const pathWidth = Math.max(0, ...[...lessons, ...banks].map(({ path }) => path.length))
  return [
    ...table([report.words, report.sentence, report.lists, report.sources, report.shared, report.stock], lessons, pathWidth),
    ...(banks.length === 0 ? [] : ['']),
    ...table(
      [report.questions, report.kinds, report.decisions, report.facts, report.chance, ...STRATEGIES.map(strategy => report[strategy])],
      banks,
      pathWidth,
    ),
  ]
}

function table(
  head: readonly string[],
  rows: readonly { readonly path: string; readonly cells: readonly Cell[] }[],
  pathWidth: number,
): readonly string[] {
  if (rows.length === 0) return []
  const line = (path: string, cells: readonly string[]): string =>
    path.padEnd(pathWidth) + cells.map(cell => cell.padStart(COLUMN_WIDTH)).join('')
  return [
    line('', head),
    ...rows.map(({ path, cells }) =>
      line(
        path,
        cells.map(([text, isOutOfRange]) => (isOutOfRange ? `${text} *` : text)),
      ),
    ),
  ]
}

function toLessonCells({ words, sentence, lists, sources, shared, stock }: LessonReport): readonly Cell[] {
  const { words: length } = LESSON_LIMITS
  return [
    [String(words), words < length.least || words > length.most],
    [sentence.toFixed(1), sentence > LESSON_LIMITS.sentence],
    [formatPercent(lists), lists > LESSON_LIMITS.lists],
    [String(sources), sources < LESSON_LIMITS.sources],
    [String(shared), shared > LESSON_LIMITS.shared],
    [String(stock), stock > LESSON_LIMITS.stock],
  ]
}

function toBankCells({ questions, kinds, decisions, facts, testWiseness }: BankReport): readonly Cell[] {
  const chance = testWiseness?.chance ?? 0
  return [
    [String(questions), questions < BANK_LIMITS.questions],
    [String(kinds), kinds < BANK_LIMITS.kinds],
    [formatPercent(decisions), decisions < BANK_LIMITS.decisions],
    [formatPercent(facts), facts > BANK_LIMITS.facts],
    ...(testWiseness === undefined ? [] : [[formatPercent(chance), false] as const]),
    ...STRATEGIES.flatMap((strategy): readonly Cell[] => {
      const score = testWiseness?.scores[strategy]
      return score === undefined ? [] : [[formatPercent(score), score > chance + BANK_LIMITS.aboveChance]]
    }),
  ]
}

function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`
}
