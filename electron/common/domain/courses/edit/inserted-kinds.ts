/** Blocks and questions that the editor can put into a text. */
export const INSERTED_BLOCKS = [
  'note',
  'tip',
  'warning',
  'gender',
  'rights',
  'data',
  'case',
  'town',
  'activity',
  'reflection',
  'facilitator',
  'slide',
  'table',
] as const
export const INSERTED_QUESTIONS = [
  'single',
  'multiple',
  'true-false',
  'gap',
  'numeric',
  'short',
  'matching',
  'ordering',
  'likert',
  'open',
] as const
export type InsertedKind = (typeof INSERTED_BLOCKS)[number] | (typeof INSERTED_QUESTIONS)[number]
