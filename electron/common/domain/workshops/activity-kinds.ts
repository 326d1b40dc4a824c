import type { NameVisibility } from './name-visibility.ts'

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
  /** Who may learn the names beside its answers, the usual choice first. */
  readonly names: readonly [NameVisibility, ...NameVisibility[]]
}

const ALL_NAMES = ['facilitator', 'shown', 'anonymous'] as const
/** The room sees only sums of it, so there is no answer that a name could stand beside. */
const SUMS_ONLY = ['facilitator', 'anonymous'] as const
const TEST_NAMES = ['anonymous', 'facilitator'] as const
const EVALUATION_NAMES = ['anonymous', 'facilitator', 'shown'] as const

const NO_LIST: ActivityKindRules = { items: undefined, questions: undefined, multiple: false, names: ALL_NAMES }
const SUMMED: ActivityKindRules = { ...NO_LIST, names: SUMS_ONLY }
const FROM_BANK: ActivityKindRules = { ...NO_LIST, questions: { min: 5, max: 8 } }
const TEST: ActivityKindRules = { ...FROM_BANK, names: TEST_NAMES }

export const ACTIVITY_KINDS = {
  poll: { ...NO_LIST, items: { min: 2, max: 6 }, multiple: true },
  'quiz-round': FROM_BANK,
  'word-cloud': SUMMED,
  'question-wall': NO_LIST,
  ranking: { ...SUMMED, items: { min: 3, max: 8 } },
  scale: { ...SUMMED, items: { min: 1, max: 6 } },
  'stakeholder-matrix': { ...SUMMED, items: { min: 3, max: 8 } },
  'group-work': { ...NO_LIST, items: { min: 1, max: 8 } },
  'open-question': NO_LIST,
  'pre-test': TEST,
  'post-test': TEST,
  evaluation: { ...NO_LIST, items: { min: 1, max: 8 }, names: EVALUATION_NAMES },
  'show-of-hands': { ...NO_LIST, items: { min: 0, max: 6 } },
} as const satisfies Record<string, ActivityKindRules>

export type ActivityKind = keyof typeof ACTIVITY_KINDS

export function isActivityKind(text: string | undefined): text is ActivityKind {
  return text !== undefined && Object.hasOwn(ACTIVITY_KINDS, text)
}

/** Fewest and most questions of an activity that a facilitator plans; guides keep to the narrower range of its rules. */
export function getPlannedQuestions(kind: ActivityKind): CountRange | undefined {
  return kind === 'quiz-round' ? { min: 1, max: 20 } : ACTIVITY_KINDS[kind].questions
}

export function getActivityRules(kind: ActivityKind): ActivityKindRules {
  return ACTIVITY_KINDS[kind]
}
