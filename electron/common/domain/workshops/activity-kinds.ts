/** Both bounds inclusive. */
export interface CountRange {
  readonly min: number
  readonly max: number
}

interface ActivityKindRules {
  /** Length of its list: options, items to rank, stakeholders, statements, tasks or questions. Undefined: it has no list. */
  readonly items: CountRange | undefined
  /** Number of questions of the module's bank. Undefined: it takes none. */
  readonly questions: CountRange | undefined
  /** Whether `multiple=yes` allows choosing several options. */
  readonly multiple: boolean
}

const NO_LIST: ActivityKindRules = { items: undefined, questions: undefined, multiple: false }
const FROM_BANK: ActivityKindRules = { ...NO_LIST, questions: { min: 5, max: 8 } }

export const ACTIVITY_KINDS = {
  poll: { ...NO_LIST, items: { min: 2, max: 6 }, multiple: true },
  'quiz-round': FROM_BANK,
  'word-cloud': NO_LIST,
  'question-wall': NO_LIST,
  ranking: { ...NO_LIST, items: { min: 3, max: 8 } },
  scale: { ...NO_LIST, items: { min: 1, max: 6 } },
  'stakeholder-matrix': { ...NO_LIST, items: { min: 3, max: 8 } },
  'group-work': { ...NO_LIST, items: { min: 1, max: 8 } },
  'open-question': NO_LIST,
  'pre-test': FROM_BANK,
  'post-test': FROM_BANK,
  evaluation: { ...NO_LIST, items: { min: 1, max: 8 } },
  'show-of-hands': { ...NO_LIST, items: { min: 0, max: 6 } },
} as const satisfies Record<string, ActivityKindRules>

export type ActivityKind = keyof typeof ACTIVITY_KINDS

export function isActivityKind(text: string | undefined): text is ActivityKind {
  return text !== undefined && Object.hasOwn(ACTIVITY_KINDS, text)
}

export function getActivityRules(kind: ActivityKind): ActivityKindRules {
  return ACTIVITY_KINDS[kind]
}
