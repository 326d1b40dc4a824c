import type { AttemptHeader, Digest } from './digest.ts'

/** How the questions of a competency went when each was asked last. */
export interface CompetencyScore {
  readonly competencyId: string
  /** Answered fully right, of those asked. */
  readonly right: number
  readonly asked: number
}

/**
 * By the first competency of each question, in the order of the bank. Of a question that was asked again only the last time counts;
 * one that is gone or not marked says nothing.
 */
export function scoreCompetencies(
  bank: readonly { readonly id: string; readonly competencies: readonly string[] }[],
  { questions }: Pick<Digest, 'questions'>,
): readonly CompetencyScore[] {
  const scores = new Map<string, CompetencyScore>()
  for (const { id, competencies } of bank) {
    const [competencyId] = competencies
    const isRight = questions.get(id)?.isRight
    if (competencyId === undefined || isRight === undefined) continue
    const before = scores.get(competencyId) ?? { competencyId, right: 0, asked: 0 }
    scores.set(competencyId, { competencyId, right: before.right + (isRight ? 1 : 0), asked: before.asked + 1 })
  }
  return [...scores.values()]
}

/** The strongest first: by the share that was right, then by how many were asked. */
export function compareScores(one: CompetencyScore, other: CompetencyScore): number {
  return other.right * one.asked - one.right * other.asked || other.asked - one.asked
}

/** Fewer questions say little. */
const FEWEST_ASKED = 3
const WELL = 0.8

export function isKnownWell({ right, asked }: CompetencyScore): boolean {
  return asked >= FEWEST_ASKED && right / asked >= WELL
}

/** The weakest that was asked often enough and is not known well; undefined: none. `scores`: the strongest first. */
export function findWeakest<S extends CompetencyScore>(scores: readonly S[]): S | undefined {
  return scores.findLast(score => score.asked >= FEWEST_ASKED && !isKnownWell(score))
}

/** Attempts at the quiz of one course: one of them, or those of a month. */
export interface ScorePoint {
  readonly courseId: string
  /** ISO 8601: when the attempt was finished, or the first moment of the month, UTC. */
  readonly at: string
  readonly attempts: number
  /** Of the attempts, those that passed. */
  readonly passed: number
  /** Per cent, the mean, not rounded. */
  readonly score: number
  /** Per cent. */
  readonly best: number
}

/** Scores over time, the earliest first. */
export interface Scores {
  readonly by: 'attempt' | 'month'
  /** Per cent, when all attempts had the same. */
  readonly passMark: number | undefined
  readonly points: readonly ScorePoint[]
}

/** As many as can be told apart on a chart. */
const MOST_ATTEMPTS = 12

type Finished = Pick<AttemptHeader, 'finishedAt' | 'score' | 'passed' | 'passMark'>

/** Every attempt, or where there are many, the months that have any. */
export function listScores(courses: readonly { readonly courseId: string; readonly attempts: readonly Finished[] }[]): Scores {
  const all = courses.flatMap(({ attempts }) => attempts)
  const by = all.length > MOST_ATTEMPTS ? 'month' : 'attempt'
  const points = courses.flatMap(({ courseId, attempts }) =>
    by === 'month'
      ? groupByMonth(attempts).map(([month, group]) => toPoint(courseId, `${month}-01T00:00:00.000Z`, group))
      : attempts.map(attempt => toPoint(courseId, attempt.finishedAt, [attempt])),
  )
  const passMarks = new Set(all.map(({ passMark }) => passMark))
  return { by, passMark: passMarks.size === 1 ? all[0]?.passMark : undefined, points: points.toSorted(comparePoints) }
}

function groupByMonth(attempts: readonly Finished[]): readonly (readonly [month: string, attempts: readonly Finished[]])[] {
  const months = new Map<string, Finished[]>()
  for (const attempt of attempts) {
    const month = new Date(attempt.finishedAt).toISOString().slice(0, 'yyyy-mm'.length)
    months.set(month, [...(months.get(month) ?? []), attempt])
  }
  return [...months]
}

function toPoint(courseId: string, at: string, attempts: readonly Finished[]): ScorePoint {
  const scores = attempts.map(({ score }) => score)
  const passed = attempts.filter(attempt => attempt.passed).length
  const score = scores.reduce((sum, one) => sum + one, 0) / scores.length
  return { courseId, at, attempts: attempts.length, passed, score, best: Math.max(...scores) }
}

function comparePoints(one: ScorePoint, other: ScorePoint): number {
  const [left, right] = [`${one.at} ${one.courseId} ${one.score}`, `${other.at} ${other.courseId} ${other.score}`]
  if (left === right) return 0
  return left < right ? -1 : 1
}
