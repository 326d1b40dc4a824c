import type { Place, Problem, ProblemCode } from '#common/domain/shared/content/problem.ts'

export interface FileProblem extends Problem {
  /** Inside the course: `en/quiz.md`. */
  readonly path: string
}

export type ReportFileProblem = (path: string, place: Place, code: ProblemCode, values?: Readonly<Record<string, string>>) => void

/** Where a problem of a whole file is shown. */
export const FILE_START: Place = { line: 1, column: 1 }
