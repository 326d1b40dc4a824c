import type { GIFTQuestion, Numerical, NumericalChoice, NumericalFormat, ShortAnswer, TrueFalse } from 'gift-pegjs'
import { splitAtAnswers, type GiftBlock } from './gift-blocks.ts'
import { readNote, type GiftNote } from './gift-note.ts'
import { WHOLE, leaveOut, toOption, type GiftReading } from './gift-reading.ts'
import { unescapeGift } from './gift-text.ts'
import { readMatching } from './read-gift-matching.ts'
import { readChoice } from './read-gift-choice.ts'
import { assignLineIds, uniqueId } from './unique-ids.ts'
import type { ReportLoss, WrittenHead, WrittenNumber, WrittenQuestion } from './written-question.ts'

type Answered = Exclude<GIFTQuestion, { readonly type: 'Description' | 'Category' }>

/** A question of GIFT as one of ours; undefined: it cannot be one, and `reportLoss` heard why. */
export function readGiftQuestion(gift: GIFTQuestion, block: GiftBlock, reading: GiftReading): WrittenQuestion | undefined {
  const note = readNote(block.comments)
  switch (gift.type) {
    case 'Description':
      return leaveOut(reading, 'description')
    case 'Category':
      return undefined
    default:
      return readAnswered(gift, block, note, reading)
  }
}

function readAnswered(gift: Answered, block: GiftBlock, note: GiftNote | undefined, reading: GiftReading): WrittenQuestion | undefined {
  const head = readHead(gift, note, reading)
  switch (gift.type) {
    case 'MC':
      return readChoice(gift, head, note, reading)
    case 'Short':
      return gift.hasEmbeddedAnswers || note?.kind === 'gap'
        ? readGap(gift, head, block, note, reading)
        : readShort(gift, head, note, reading)
    case 'TF':
      return readTrueFalse(gift, head, note, reading)
    case 'Numerical':
      return readNumeric(gift, head, note, reading)
    case 'Matching':
      return readMatching(gift, head, note, reading)
    case 'Essay':
      return { ...head, points: 0, kind: 'open', model: head.explanation, explanation: undefined }
    default:
      return leaveOut(reading, 'not-understood')
  }
}

function readHead(gift: Answered, note: GiftNote | undefined, { text, reportLoss, used, competencies }: GiftReading): WrittenHead {
  const stem = text.markdown(gift.stem)
  const title = (gift.title ?? '').trim() || firstWords(stem)
  const tags = gift.tags ?? []
  for (const tag of tags.filter(tag => !competencies.has(tag))) reportLoss('tag', tag)
  const explanation = gift.globalFeedback === null ? '' : text.markdown(gift.globalFeedback)
  return {
    id: uniqueId(gift.id ?? title, 'question', used),
    title,
    points: note?.points ?? 1,
    competencies: tags.filter(tag => competencies.has(tag)),
    ...(note?.lesson === undefined ? {} : { lesson: note.lesson }),
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

function readTrueFalse(
  { isTrue, trueFeedback, falseFeedback }: TrueFalse,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion {
  const words = note?.words ?? reading.trueFalse
  // GIFT gives the feedback for a wrong answer first, whatever the parser calls it.
  const [toWrong, toRight] = [trueFeedback, falseFeedback]
  const made = [
    toOption('true', isTrue, words[0], { feedback: isTrue ? toRight : toWrong }, reading),
    toOption('false', !isTrue, words[1], { feedback: isTrue ? toWrong : toRight }, reading),
  ]
  return { ...head, kind: 'true-false', options: note?.lines?.[0] === 'false' ? made.toReversed() : made }
}

const WILDCARD = /(?<!\\)\*/

function readShort(
  { choices }: ShortAnswer,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const ids = assignLineIds(
    note?.lines,
    choices.map(choice => reading.text.typed(choice.text)),
    'answer',
  )
  const answers = choices.flatMap((choice, index) => {
    const written = reading.text.typed(choice.text)
    const any = WILDCARD.test(written)
    if (any) reading.reportLoss('wildcard', written)
    if (any) return []
    const right = isRight(choice, reading.reportLoss)
    return [toOption(ids[index] ?? '', right, written.replaceAll('\\*', '*'), choice, reading)]
  })
  return answers.some(answer => answer.right) ? { ...head, kind: 'short', answers } : leaveOut(reading, 'no-right-answer')
}

function isRight({ weight }: { readonly weight: number | null }, reportLoss: ReportLoss): boolean {
  if (weight !== null && weight > 0 && weight < WHOLE) reportLoss('part-credit', `${weight} %`)
  return weight === null || weight >= WHOLE
}

function readGap(
  { choices, stem }: ShortAnswer,
  head: WrittenHead,
  { text }: GiftBlock,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const around = splitAtAnswers(text)
  const accepted = choices
    .filter(choice => isRight(choice, reading.reportLoss))
    .map(choice => reading.text.typed(choice.text).replaceAll('\\*', '*'))
  if (choices.some(choice => choice.feedback !== null || choice.weight === 0)) reading.reportLoss('gap-feedback')
  const usable = accepted.filter(answer => !/[|[\]{}\n]/.test(answer) && answer !== '')
  for (const answer of accepted) if (!usable.includes(answer)) reading.reportLoss('answer-sign', answer)
  if (around === undefined || usable.length === 0) return leaveOut(reading, 'no-right-answer')
  const id = note?.gap ?? 'gap'
  const [before, after] = [around.before, around.after].map(part =>
    reading.text.markdownInside({ format: stem.format, text: unescapeGift(part) }),
  )
  return { ...head, kind: 'gap', stem: `${before}[${usable.join('|')}]{#${id}}${after}`.trim(), gaps: [{ id, accepted: usable }] }
}

function readNumeric(
  { choices }: Numerical,
  head: WrittenHead,
  note: GiftNote | undefined,
  reading: GiftReading,
): WrittenQuestion | undefined {
  const answers = (
    Array.isArray(choices) ? choices : [{ isCorrect: true, weight: null, text: choices, feedback: null }]
  ) as readonly NumericalChoice[]
  const known = answers.filter(choice => isNumber(choice.text))
  if (known.length < answers.length) reading.reportLoss('wildcard', '*')
  const ids = assignLineIds(
    note?.lines,
    known.map((choice, index) => (isRight(choice, () => undefined) ? 'right' : `mistake-${index + 1}`)),
    'number',
  )
  const numbers = known.map((choice, index): WrittenNumber => {
    const { text: _, ...option } = toOption(ids[index] ?? '', isRight(choice, reading.reportLoss), '', choice, reading)
    return { ...option, ...toRange(choice.text) }
  })
  return numbers.some(number => number.right)
    ? { ...head, kind: 'numeric', unit: note?.unit, numbers }
    : leaveOut(reading, 'no-right-answer')
}

function isNumber({ type }: NumericalFormat): boolean {
  return type === 'simple' || type === 'range' || type === 'high-low'
}

function toRange({ number = 0, range, numberHigh, numberLow }: NumericalFormat): { readonly value: number; readonly tolerance: number } {
  if (numberHigh === undefined || numberLow === undefined) return { value: number, tolerance: Math.abs(range ?? 0) }
  return { value: roundDecimals((numberHigh + numberLow) / 2), tolerance: roundDecimals(Math.abs(numberHigh - numberLow) / 2) }
}

/** Removes floating-point noise from half a sum of decimals. */
function roundDecimals(value: number): number {
  return Number(value.toPrecision(12))
}
