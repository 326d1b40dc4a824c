import type { RunningAttempt } from './attempt.ts'
import type { Question } from './question.ts'

export interface AttemptCourse {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly passMark: number
  /** How many questions are drawn; undefined: all. */
  readonly quizQuestions: number | undefined
}

export interface AttemptInput {
  readonly id: string
  readonly deviceId: string
  readonly now: Date
  /** A number in [0, 1), as Math.random gives. */
  readonly random: () => number
  readonly asksSure?: boolean | undefined
}

/** Starts an attempt with a copy of the course settings, so that later edits of the course do not change it. */
export function startAttempt(course: AttemptCourse, bank: readonly Question[], input: AttemptInput): RunningAttempt {
  return {
    kind: 'running',
    id: input.id,
    courseId: course.id,
    courseVersion: course.version,
    courseTitle: course.title,
    passMark: course.passMark,
    questionIds: drawQuestions(bank, course.quizQuestions ?? bank.length, input.random).map(question => question.id),
    startedAt: input.now.toISOString(),
    deviceId: input.deviceId,
    ...(input.asksSure === true ? { asksSure: true } : {}),
    answers: [],
  }
}

/** Draws one question per competency in rounds, then shuffles. */
function drawQuestions(bank: readonly Question[], count: number, random: () => number): readonly Question[] {
  const byCompetency = groupByCompetency(bank)
  const piles = shuffled([...byCompetency.values()], random).map(pile => shuffled(pile, random))
  const drawn: Question[] = []
  while (drawn.length < Math.min(count, bank.length)) {
    for (const pile of piles) {
      const next = drawn.length < count ? pile.pop() : undefined
      if (next !== undefined) drawn.push(next)
    }
  }
  return shuffled(drawn, random)
}

function groupByCompetency(bank: readonly Question[]): Map<string, Question[]> {
  const groups = new Map<string, Question[]>()
  for (const question of bank) {
    const competency = question.competencies[0] ?? ''
    groups.set(competency, [...(groups.get(competency) ?? []), question])
  }
  return groups
}

/** Fisher–Yates shuffle. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const moved = mixed[last] as T
    mixed[last] = mixed[other] as T
    mixed[other] = moved
  }
  return mixed
}
