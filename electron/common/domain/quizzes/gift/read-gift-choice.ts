import type { MultipleChoice, TextChoice } from 'gift-pegjs'
import type { GiftNote } from './gift-note.ts'
import { WHOLE, leaveOut, toOption, type GiftReading } from './gift-reading.ts'
import { assignLineIds } from './unique-ids.ts'
import type { ReportLoss, WrittenHead, WrittenQuestion } from './written-question.ts'

/** Moodle rounds a third to five decimals, people to two. */
const CLOSE = 0.1

export function readChoice(
  { choices }: MultipleChoice,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const kind = kindOfChoice(choices, note, reading.reportLoss)
  const rights = choices.map(choice => isRightChoice(choice, kind))
  if (!rights.includes(true)) return leaveOut(reading, 'no-right-answer')
  reportWeights(choices, rights, kind, reading.reportLoss)
  const texts = choices.map(choice => reading.text.markdown(choice.text))
  const ids = assignLineIds(note?.lines, texts, 'option')
  const options = choices.map((choice, index) => toOption(ids[index] ?? '', rights[index] ?? false, texts[index] ?? '', choice, reading))
  return { ...head, kind, options, ...(note?.keepsOrder === true ? { keepsOrder: true } : {}) }
}

type ChoiceKind = 'single' | 'multiple'

/** As Moodle reads it: with a `=` one choice is wanted, with grades only, several. */
function kindOfChoice(choices: readonly TextChoice[], note: GiftNote | undefined, reportLoss: ReportLoss): ChoiceKind {
  const full = choices.filter(choice => choice.isCorrect).length
  if (full > 1) reportLoss('several-right')
  return full === 1 && note?.kind !== 'multiple' ? 'single' : 'multiple'
}

function isRightChoice({ isCorrect, weight }: TextChoice, kind: ChoiceKind): boolean {
  return isCorrect || (weight !== null && (kind === 'multiple' ? weight > 0 : weight > WHOLE - CLOSE))
}

/** Weights are fixed here: of several right choices each adds its share, each wrong one subtracts as much, never below 0. */
function reportWeights(choices: readonly TextChoice[], rights: readonly boolean[], kind: ChoiceKind, reportLoss: ReportLoss): void {
  const share = WHOLE / rights.filter(Boolean).length
  const meant = (right: boolean): number => (right ? share : kind === 'multiple' ? -share : 0)
  const odd = choices.find((choice, index) => choice.weight !== null && Math.abs(choice.weight - meant(rights[index] ?? false)) > CLOSE)
  if (odd === undefined) return
  const value = `${odd.weight} %`
  if (kind === 'multiple') reportLoss('weights', value)
  else reportLoss(odd.weight !== null && odd.weight > 0 ? 'part-credit' : 'no-deduction', value)
}
