import { isUnmarked, type Question, type Verdict } from './question.ts'

/** How an attempt went in one topic: questions answered fully right, of those that were asked and marked. */
export interface TopicResult {
  readonly competencyId: string
  readonly right: number
  readonly asked: number
}

/** By the first competency of each question, in the order in which the topics were first asked. Questions that are not marked say nothing. */
export function summarizeTopics(
  asked: readonly { readonly question: Question; readonly verdict: Verdict | undefined }[],
): readonly TopicResult[] {
  const topics = new Map<string, TopicResult>()
  for (const { question, verdict } of asked) {
    const [competencyId] = question.competencies
    if (competencyId === undefined || isUnmarked(question.kind)) continue
    const before = topics.get(competencyId) ?? { competencyId, right: 0, asked: 0 }
    topics.set(competencyId, { competencyId, right: before.right + (verdict === 'right' ? 1 : 0), asked: before.asked + 1 })
  }
  return [...topics.values()]
}

/** The lesson that teaches a competency: the one that checks it most, the earlier of two. Undefined: no lesson checks it. */
export function findLessonOfTopic<L extends { readonly checks: readonly Question[] }>(
  competencyId: string | undefined,
  lessons: readonly L[],
): L | undefined {
  if (competencyId === undefined) return undefined
  const weigh = ({ checks }: L): number =>
    checks.reduce((sum, { competencies: [first, ...others] }) => {
      if (first === competencyId) return sum + 2
      return others.includes(competencyId) ? sum + 1 : sum
    }, 0)
  const [best] = lessons.map(lesson => ({ lesson, weight: weigh(lesson) })).toSorted((left, right) => right.weight - left.weight)
  return best === undefined || best.weight === 0 ? undefined : best.lesson
}
