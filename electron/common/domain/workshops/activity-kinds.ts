/** How many of something an activity may have. */
export interface Span {
  readonly least: number
  readonly most: number
}

interface ActivityKindRules {
  /** Lines of its list: options, things to rank, actors, statements, tasks or questions. Undefined: it has no list. */
  readonly items: Span | undefined
  /** Questions of the module's bank. Undefined: it takes none. */
  readonly questions: Span | undefined
  /** Whether `multiple=yes` lets people choose several options. */
  readonly multiple: boolean
}

const NO_LIST: ActivityKindRules = { items: undefined, questions: undefined, multiple: false }
const FROM_BANK: ActivityKindRules = { ...NO_LIST, questions: { least: 5, most: 8 } }

/** Every kind of activity in a workshop, once. */
export const ACTIVITY_KINDS = {
  poll: { ...NO_LIST, items: { least: 2, most: 6 }, multiple: true },
  'quiz-round': FROM_BANK,
  'word-cloud': NO_LIST,
  'question-wall': NO_LIST,
  ranking: { ...NO_LIST, items: { least: 3, most: 8 } },
  scale: { ...NO_LIST, items: { least: 1, most: 6 } },
  'stakeholder-matrix': { ...NO_LIST, items: { least: 3, most: 8 } },
  'group-work': { ...NO_LIST, items: { least: 1, most: 8 } },
  'open-question': NO_LIST,
  'pre-test': FROM_BANK,
  'post-test': FROM_BANK,
  evaluation: { ...NO_LIST, items: { least: 1, most: 8 } },
  'show-of-hands': { ...NO_LIST, items: { least: 0, most: 6 } },
} as const satisfies Record<string, ActivityKindRules>

export type ActivityKind = keyof typeof ACTIVITY_KINDS

export function isActivityKind(text: string | undefined): text is ActivityKind {
  return text !== undefined && Object.hasOwn(ACTIVITY_KINDS, text)
}

export function getActivityRules(kind: ActivityKind): ActivityKindRules {
  return ACTIVITY_KINDS[kind]
}
