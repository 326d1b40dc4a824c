import type {
  GIFTQuestion,
  MultipleChoice,
  Numerical,
  NumericalChoice,
  NumericalFormat,
  ShortAnswer,
  TextChoice,
  TrueFalse,
} from 'gift-pegjs'
import { aroundAnswers, type GiftBlock } from './gift-blocks.ts'
import { readNote, type GiftNote } from './gift-note.ts'
import { unescapeGift } from './gift-text.ts'
import { lineIds, uniqueId, type UsedIds } from './made-ids.ts'
import type { ReadText } from './read-gift-text.ts'
import type { TellLoss, WrittenHead, WrittenNumber, WrittenOption, WrittenQuestion } from './written-question.ts'

/** What a question is read with. */
export interface GiftReading {
  readonly text: ReadText
  readonly tell: TellLoss
  readonly used: UsedIds
  /** Ids that courses around it know. */
  readonly competencies: ReadonlySet<string>
  /** Names of true and false in the language of the bank. */
  readonly trueFalse: readonly [string, string]
}

type Answered = Exclude<GIFTQuestion, { readonly type: 'Description' | 'Category' | 'Matching' }>

/** A question of GIFT as one of ours; undefined: it cannot be one, and `tell` heard why. */
export function questionOfGift(gift: GIFTQuestion, block: GiftBlock, reading: GiftReading): WrittenQuestion | undefined {
  const note = readNote(block.comments)
  switch (gift.type) {
    case 'Matching':
      return leaveOut(reading, 'matching')
    case 'Description':
      return leaveOut(reading, 'description')
    case 'Category':
      return undefined
    default:
      return answered(gift, block, note, reading)
  }
}

function leaveOut({ tell }: GiftReading, reason: Parameters<TellLoss>[0]): undefined {
  tell(reason, '', true)
  return undefined
}

function answered(gift: Answered, block: GiftBlock, note: GiftNote | undefined, reading: GiftReading): WrittenQuestion | undefined {
  const head = headOf(gift, note, reading)
  switch (gift.type) {
    case 'MC':
      return choiceOf(gift, head, note, reading)
    case 'Short':
      return gift.hasEmbeddedAnswers || note?.kind === 'gap' ? gapOf(gift, head, block, note, reading) : shortOf(gift, head, note, reading)
    case 'TF':
      return trueFalseOf(gift, head, note, reading)
    case 'Numerical':
      return numericOf(gift, head, note, reading)
    case 'Essay':
      return { ...head, points: 0, kind: 'open', model: head.explanation, explanation: undefined }
    default:
      return leaveOut(reading, 'not-understood')
  }
}

function headOf(gift: Answered, note: GiftNote | undefined, { text, tell, used, competencies }: GiftReading): WrittenHead {
  const stem = text.markdown(gift.stem)
  const title = (gift.title ?? '').trim() || firstWords(stem)
  const tags = gift.tags ?? []
  for (const tag of tags.filter(tag => !competencies.has(tag))) tell('tag', tag)
  const explanation = gift.globalFeedback === null ? '' : text.markdown(gift.globalFeedback)
  return {
    id: uniqueId(gift.id ?? title, 'question', used),
    title,
    points: note?.points ?? 1,
    competencies: tags.filter(tag => competencies.has(tag)),
    stem,
    explanation: explanation === '' ? undefined : explanation,
  }
}

const TITLE_WORDS = 8

function firstWords(stem: string): string {
  const words = stem
    .replace(/[*_`#>\\]/g, '')
    .split(/\s+/)
    .filter(word => word !== '')
  return words.slice(0, TITLE_WORDS).join(' ') + (words.length > TITLE_WORDS ? '…' : '')
}

const WHOLE = 100
/** Moodle rounds a third to five places, people to two. */
const CLOSE = 0.1

function choiceOf(
  { choices }: MultipleChoice,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const rights = choices.map(choice => (choice.weight === null ? choice.isCorrect : choice.weight > 0))
  const count = rights.filter(Boolean).length
  if (count === 0) return leaveOut(reading, 'no-right-answer')
  const kind = count > 1 || note?.kind === 'multiple' ? 'multiple' : 'single'
  tellWeights(choices, rights, kind, reading.tell)
  const texts = choices.map(choice => reading.text.markdown(choice.text))
  const ids = lineIds(note?.lines, texts, 'option')
  const options = choices.map((choice, index) => optionOf(ids[index] ?? '', rights[index] ?? false, texts[index] ?? '', choice, reading))
  return { ...head, kind, options }
}

/** Ours are fixed: each right choice has its share, each wrong one takes as much away, never below nothing. */
function tellWeights(choices: readonly TextChoice[], rights: readonly boolean[], kind: 'single' | 'multiple', tell: TellLoss): void {
  const share = WHOLE / rights.filter(Boolean).length
  const meant = (right: boolean): number => (right ? share : kind === 'multiple' ? -share : 0)
  const odd = choices.find((choice, index) => choice.weight !== null && Math.abs(choice.weight - meant(rights[index] ?? false)) > CLOSE)
  if (odd !== undefined) tell('weights', `${odd.weight} %`)
}

function optionOf(
  id: string,
  right: boolean,
  text: string,
  { feedback }: Pick<TextChoice, 'feedback'>,
  { text: read }: GiftReading,
): WrittenOption {
  const said = feedback === null ? '' : read.markdown(feedback)
  return { id, right, text, feedback: said === '' ? undefined : said }
}

function trueFalseOf(
  { isTrue, trueFeedback, falseFeedback }: TrueFalse,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion {
  const words = note?.words ?? reading.trueFalse
  // GIFT says first what a wrong answer hears, whatever the parser calls it.
  const [toWrong, toRight] = [trueFeedback, falseFeedback]
  const made = [
    optionOf('true', isTrue, words[0], { feedback: isTrue ? toRight : toWrong }, reading),
    optionOf('false', !isTrue, words[1], { feedback: isTrue ? toWrong : toRight }, reading),
  ]
  return { ...head, kind: 'true-false', options: note?.lines?.[0] === 'false' ? made.toReversed() : made }
}

const WILDCARD = /(?<!\\)\*/

function shortOf(
  { choices }: ShortAnswer,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const ids = lineIds(
    note?.lines,
    choices.map(choice => reading.text.typed(choice.text)),
    'answer',
  )
  const answers = choices.flatMap((choice, index) => {
    const written = reading.text.typed(choice.text)
    const any = WILDCARD.test(written)
    if (any) reading.tell('wildcard', written)
    if (any) return []
    const right = isRight(choice, reading.tell)
    return [optionOf(ids[index] ?? '', right, written.replaceAll('\\*', '*'), choice, reading)]
  })
  return answers.some(answer => answer.right) ? { ...head, kind: 'short', answers } : leaveOut(reading, 'no-right-answer')
}

function isRight({ weight }: { readonly weight: number | null }, tell: TellLoss): boolean {
  if (weight !== null && weight > 0 && weight < WHOLE) tell('part-credit', `${weight} %`)
  return weight === null || weight >= WHOLE
}

function gapOf(
  { choices, stem }: ShortAnswer,
  head: WrittenHead,
  { text }: GiftBlock,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const around = aroundAnswers(text)
  const accepted = choices
    .filter(choice => isRight(choice, reading.tell))
    .map(choice => reading.text.typed(choice.text).replaceAll('\\*', '*'))
  if (choices.some(choice => choice.feedback !== null || choice.weight === 0)) reading.tell('gap-feedback')
  const usable = accepted.filter(answer => !/[|[\]{}\n]/.test(answer) && answer !== '')
  for (const answer of accepted) if (!usable.includes(answer)) reading.tell('answer-sign', answer)
  if (around === undefined || usable.length === 0) return leaveOut(reading, 'no-right-answer')
  const id = note?.gap ?? 'gap'
  const [before, after] = [around.before, around.after].map(part =>
    reading.text.markdownInside({ format: stem.format, text: unescapeGift(part) }),
  )
  return { ...head, kind: 'gap', stem: `${before}[${usable.join('|')}]{#${id}}${after}`.trim(), gaps: [{ id, accepted: usable }] }
}

function numericOf(
  { choices }: Numerical,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const given = (
    Array.isArray(choices) ? choices : [{ isCorrect: true, weight: null, text: choices, feedback: null }]
  ) as readonly NumericalChoice[]
  const known = given.filter(choice => isNumber(choice.text))
  if (known.length < given.length) reading.tell('wildcard', '*')
  const ids = lineIds(
    note?.lines,
    known.map((choice, index) => (isRight(choice, () => undefined) ? 'right' : `mistake-${index + 1}`)),
    'number',
  )
  const numbers = known.map((choice, index): WrittenNumber => {
    const { text: _, ...option } = optionOf(ids[index] ?? '', isRight(choice, reading.tell), '', choice, reading)
    return { ...option, ...spanOf(choice.text) }
  })
  return numbers.some(number => number.right)
    ? { ...head, kind: 'numeric', unit: note?.unit, numbers }
    : leaveOut(reading, 'no-right-answer')
}

function isNumber({ type }: NumericalFormat): boolean {
  return type === 'simple' || type === 'range' || type === 'high-low'
}

function spanOf({ number = 0, range, numberHigh, numberLow }: NumericalFormat): { readonly value: number; readonly tolerance: number } {
  if (numberHigh === undefined || numberLow === undefined) return { value: number, tolerance: Math.abs(range ?? 0) }
  return { value: rounded((numberHigh + numberLow) / 2), tolerance: rounded(Math.abs(numberHigh - numberLow) / 2) }
}

/** Half of a sum of decimals has a last place that nobody wrote. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
