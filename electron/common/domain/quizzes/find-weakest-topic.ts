interface TopicResult {
  readonly right: number
  readonly asked: number
  /** Undefined: no lesson teaches it. */
  readonly lesson?: unknown
}

/** The topic with the smallest share of right answers among those that a lesson teaches; of equal ones, that with the most wrong answers. */
export function findWeakestTopic<T extends TopicResult>(topics: readonly T[]): T | undefined {
  const weak = topics.filter(({ right, asked, lesson }) => right < asked && lesson !== undefined)
  return weak.reduce<T | undefined>((weakest, topic) => (weakest === undefined || isWeaker(topic, weakest) ? topic : weakest), undefined)
}

function isWeaker(one: TopicResult, other: TopicResult): boolean {
  const difference = one.right * other.asked - other.right * one.asked
  return difference < 0 || (difference === 0 && one.asked - one.right > other.asked - other.right)
}
