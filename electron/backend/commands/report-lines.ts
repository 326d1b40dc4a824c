import { BANK_LIMITS, reportBanks } from '#common/domain/courses/check/bank-report.ts'
import type { BankReport } from '#common/domain/courses/check/bank-report.ts'
import type { CourseOnShelf } from '#common/domain/courses/check/check-shelf.ts'
import { LESSON_LIMITS, reportLessons } from '#common/domain/courses/check/lesson-report.ts'
import type { LessonReport } from '#common/domain/courses/check/lesson-report.ts'
import { STRATEGIES } from '#common/domain/quizzes/test-wiseness.ts'
import type { Messages } from '#common/i18n/messages.ts'

const WIDTH = 14

/** A figure as it is printed, and whether it is beyond what it should be. */
type Cell = readonly [string, boolean]

/** The figures of every lesson and bank in English, one a line under a head; a star marks what is beyond what a good one keeps to. */
export function reportLines(courses: readonly CourseOnShelf[], { check: { report } }: Messages): readonly string[] {
  const inEnglish = courses.flatMap(({ name, languages }) =>
    languages.filter(({ lang }) => lang === 'en').map(content => ({ name, content })),
  )
  const lessons = reportLessons(inEnglish).map(lesson => ({ path: lesson.path, cells: cellsOfLesson(lesson) }))
  const banks = reportBanks(inEnglish).map(bank => ({ path: bank.path, cells: cellsOfBank(bank) }))
  const wide = Math.max(0, ...[...lessons, ...banks].map(({ path }) => path.length))
  return [
    ...table([report.words, report.sentence, report.lists, report.sources, report.shared, report.stock], lessons, wide),
    ...(banks.length === 0 ? [] : ['']),
    ...table(
      [report.questions, report.kinds, report.decisions, report.facts, report.chance, ...STRATEGIES.map(strategy => report[strategy])],
      banks,
      wide,
    ),
  ]
}

function table(
  head: readonly string[],
  rows: readonly { readonly path: string; readonly cells: readonly Cell[] }[],
  wide: number,
): readonly string[] {
  if (rows.length === 0) return []
  const line = (path: string, cells: readonly string[]): string => path.padEnd(wide) + cells.map(cell => cell.padStart(WIDTH)).join('')
  return [
    line('', head),
    ...rows.map(({ path, cells }) =>
      line(
        path,
        cells.map(([text, isBeyond]) => (isBeyond ? `${text} *` : text)),
      ),
    ),
  ]
}

function cellsOfLesson({ words, sentence, lists, sources, shared, stock }: LessonReport): readonly Cell[] {
  const { words: length } = LESSON_LIMITS
  return [
    [String(words), words < length.least || words > length.most],
    [sentence.toFixed(1), sentence > LESSON_LIMITS.sentence],
    [percent(lists), lists > LESSON_LIMITS.lists],
    [String(sources), sources < LESSON_LIMITS.sources],
    [String(shared), shared > LESSON_LIMITS.shared],
    [String(stock), stock > LESSON_LIMITS.stock],
  ]
}

function cellsOfBank({ questions, kinds, decisions, facts, knowNothings }: BankReport): readonly Cell[] {
  const chance = knowNothings?.chance ?? 0
  return [
    [String(questions), questions < BANK_LIMITS.questions],
    [String(kinds), kinds < BANK_LIMITS.kinds],
    [percent(decisions), decisions < BANK_LIMITS.decisions],
    [percent(facts), facts > BANK_LIMITS.facts],
    ...(knowNothings === undefined ? [] : [[percent(chance), false] as const]),
    ...STRATEGIES.flatMap((strategy): readonly Cell[] => {
      const score = knowNothings?.scores[strategy]
      return score === undefined ? [] : [[percent(score), score > chance + BANK_LIMITS.aboveChance]]
    }),
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
