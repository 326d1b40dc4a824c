import type { QuestionKind } from '#common/domain/quizzes/question.ts'

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
export type InsertedKind = (typeof INSERTED_BLOCKS)[number] | QuestionKind
