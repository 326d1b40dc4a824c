/** Call-outs; each is also the tone in which it is shown. */
export const CALLOUT_NAMES = ['NOTE', 'TIP', 'WARNING', 'GENDER', 'RIGHTS', 'DATA'] as const
/** Blocks that are recorded or found again, and so have a title and an id. */
export const TITLED_NAMES = ['CASE', 'TOWN', 'ACTIVITY', 'REFLECTION'] as const
/** Blocks inside or after a question. */
export const QUESTION_PART_NAMES = ['EXPLANATION', 'MODEL'] as const
/** Blocks that a learner never receives. */
export const HIDDEN_NAMES = ['FACILITATOR', 'SLIDE'] as const
export const BLOCK_NAMES = [...CALLOUT_NAMES, ...TITLED_NAMES, 'AUDIO', 'CHECK', ...HIDDEN_NAMES, ...QUESTION_PART_NAMES] as const

/** Blocks with words that a learner must not read, or not before the answer. */
export const SECRET_NAMES: readonly string[] = ['CHECK', ...HIDDEN_NAMES, ...QUESTION_PART_NAMES]

export function isQuestionPartName(name: string): boolean {
  return QUESTION_PART_NAMES.some(part => part === name)
}

export function isHiddenName(name: string): boolean {
  return HIDDEN_NAMES.some(hidden => hidden === name)
}
