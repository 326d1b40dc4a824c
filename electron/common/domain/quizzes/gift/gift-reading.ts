import type { TextChoice } from 'gift-pegjs'
import type { ReadText } from './read-gift-text.ts'
import type { UsedIds } from './unique-ids.ts'
import type { ReportLoss, WrittenOption } from './written-question.ts'

/** Context for reading a question. */
export interface GiftReading {
  readonly text: ReadText
  readonly reportLoss: ReportLoss
  readonly used: UsedIds
  /** Ids that courses around it know. */
  readonly competencies: ReadonlySet<string>
  /** Names of true and false in the language of the bank. */
  readonly trueFalse: readonly [string, string]
}

/** Per cent of the points of a right answer. */
export const WHOLE = 100

export function leaveOut({ reportLoss }: GiftReading, reason: Parameters<ReportLoss>[0]): undefined {
  reportLoss(reason, '', true)
  return undefined
}

export function toOption(
  id: string,
  right: boolean,
  text: string,
  { feedback }: Pick<TextChoice, 'feedback'>,
  { text: read }: GiftReading,
): WrittenOption {
  const said = feedback === null ? '' : read.markdown(feedback)
  return { id, right, text, feedback: said === '' ? undefined : said }
}
