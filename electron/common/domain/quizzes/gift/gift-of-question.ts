import { assertNever } from '#common/domain/shared/assert-never.ts'
import { escapeGift, withoutCourseParts } from './gift-text.ts'
import { writeNote, type GiftNote } from './gift-note.ts'
import { decimalText } from './write-quiz.ts'
import type { TellLoss, WrittenOption, WrittenQuestion } from './written-question.ts'

const ALL = 100
/** Moodle knows no grade below a tenth. */
const MOST_RIGHT = 10
const TRUE_FALSE = ['True', 'False'] as const

/** A question in Moodle's GIFT; undefined: it cannot be carried, and `tell` heard why. */
export function giftOfQuestion(question: WrittenQuestion, tell: TellLoss): string | undefined {
  const answers = answersOf(question, tell)
  if (answers === undefined) return undefined
  if (question.points !== 1 && question.kind !== 'open') tell('points', String(question.points))
  const after = explanationOf(question, tell)
  const tags = question.competencies.map(id => ` [tag:${id}]`).join('')
  const [before, behind] = stemAround(question, tell)
  const block = `{${answers}${after}}`
  return [
    `// [id:${question.id}]${tags}`,
    writeNote(noteOf(question)),
    `::${escapeGift(question.title)}::[markdown]${before}${block}${behind}`,
  ].join('\n')
}

/** What stands before and after the answers; after them only where a word is missing. */
function stemAround(question: WrittenQuestion, tell: TellLoss): readonly [string, string] {
  if (question.kind !== 'gap') return [`${escapeGift(withoutCourseParts(question.stem, tell))} `, '']
  const gap = /\[[^[\]]+\]\{#[^{}\n]*\}/.exec(question.stem)
  const [before, behind] =
    gap === null ? [question.stem, ''] : [question.stem.slice(0, gap.index), question.stem.slice(gap.index + gap[0].length)]
  return [escapeInside(withoutCourseParts(before, tell)), escapeInside(withoutCourseParts(behind, tell))]
}

/** The spaces around a missing word belong to the sentence. */
function escapeInside(text: string): string {
  const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  return `${left.replace(/\n/g, '\\n')}${escapeGift(inner)}${right.replace(/\n/g, '\\n')}`
}

function answersOf(question: WrittenQuestion, tell: TellLoss): string | undefined {
  switch (question.kind) {
    case 'single':
      return (
        question.options
          .map(option => `${option.right ? '=' : '~'}${choiceText(option, tell)}${feedbackOf(option, tell)}`)
          .map(newLine)
          .join('') + END
      )
    case 'multiple':
      return multipleAnswers(question.options, tell)
    case 'true-false':
      return trueFalse(question.options, tell)
    case 'numeric':
      if (question.unit !== undefined) tell('unit', question.unit)
      return `#${question.numbers
        .map(
          number => `=${number.right ? '' : '%0%'}${decimalText(number.value)}:${decimalText(number.tolerance)}${feedbackOf(number, tell)}`,
        )
        .map(newLine)
        .join('')}${END}`
    case 'short':
      return shortAnswers(question.answers, tell)
    case 'gap':
      return gapAnswers(question.gaps, tell)
    case 'open':
      return ''
    default:
      return assertNever(question)
  }
}

const END = '\n'

function newLine(line: string): string {
  return `\n\t${line}`
}

function multipleAnswers(options: readonly WrittenOption[], tell: TellLoss): string | undefined {
  const right = options.filter(option => option.right).length
  if (right > MOST_RIGHT) {
    tell('grade', String(right), true)
    return undefined
  }
  const grade = String(Number((ALL / right).toFixed(5)))
  return (
    options.map(option => newLine(`~%${option.right ? '' : '-'}${grade}%${choiceText(option, tell)}${feedbackOf(option, tell)}`)).join('') +
    END
  )
}

function trueFalse(options: readonly WrittenOption[], tell: TellLoss): string {
  const [isTrue, isFalse] = [options.find(option => option.id === 'true'), options.find(option => option.id === 'false')]
  const [right, wrong] = isTrue?.right === true ? [isTrue, isFalse] : [isFalse, isTrue]
  const words = [isTrue?.text ?? '', isFalse?.text ?? '']
  if (words.some((text, index) => text !== TRUE_FALSE[index])) tell('true-false-words', words.join(', '))
  // What is said to a wrong answer comes first, and is empty rather than missing when only the right one hears something.
  const [toWrong, toRight] = [wrong, right].map(option => (option === undefined ? '' : feedbackOf(option, tell)))
  return `${right === isTrue ? 'TRUE' : 'FALSE'}${toWrong === '' && toRight !== '' ? '#' : toWrong}${toRight}${END}`
}

function shortAnswers(answers: readonly WrittenOption[], tell: TellLoss): string | undefined {
  if (
    hasArrow(
      answers.map(answer => answer.text),
      tell,
    )
  )
    return undefined
  return (
    answers
      .map(answer => newLine(`=${answer.right ? '' : '%0%'}${typedText(answer.text, answer.right)}${feedbackOf(answer, tell)}`))
      .join('') + END
  )
}

function gapAnswers(gaps: readonly { readonly accepted: readonly string[] }[], tell: TellLoss): string | undefined {
  const [gap, ...more] = gaps
  if (gap === undefined || more.length > 0) {
    tell('gaps', String(gaps.length), true)
    return undefined
  }
  if (hasArrow(gap.accepted, tell)) return undefined
  return gap.accepted.map(answer => `=${typedText(answer, true)}`).join(' ')
}

/** Moodle takes answers with an arrow for pairs to match. */
function hasArrow(answers: readonly string[], tell: TellLoss): boolean {
  const arrow = answers.find(answer => answer.includes('->'))
  if (arrow !== undefined) tell('arrow', arrow, true)
  return arrow !== undefined
}

/** What a learner types: a star would stand for anything, and a per cent sign at the beginning for a grade. */
function typedText(text: string, right: boolean): string {
  const escaped = escapeGift(text).replaceAll('*', '\\*')
  return right && escaped.startsWith('%') ? `%100%${escaped}` : escaped
}

function choiceText({ text }: WrittenOption, tell: TellLoss): string {
  const escaped = escapeGift(withoutCourseParts(text, tell))
  return /^[[%]/.test(escaped) ? `[markdown]${escaped}` : escaped
}

function feedbackOf({ feedback }: { readonly feedback: string | undefined }, tell: TellLoss): string {
  const text = feedback === undefined ? '' : escapeGift(withoutCourseParts(feedback, tell))
  return text === '' ? '' : `#${text.startsWith('[') ? '[markdown]' : ''}${text}`
}

/** The model of an open question is what Moodle shows afterwards. */
function explanationOf(question: WrittenQuestion, tell: TellLoss): string {
  const model = question.kind === 'open' ? question.model : undefined
  if (model !== undefined && question.explanation !== undefined) tell('explanation-beside-model')
  const text = escapeGift(withoutCourseParts(model ?? question.explanation ?? '', tell))
  return text === '' ? '' : `####${text.startsWith('[') ? '[markdown]' : ''}${text}${END}`
}

function noteOf(question: WrittenQuestion): GiftNote {
  const { kind, points } = question
  const common = { kind, ...(points !== 1 && kind !== 'open' ? { points } : {}) }
  switch (question.kind) {
    case 'numeric':
      return { ...common, ...(question.unit === undefined ? {} : { unit: question.unit }), lines: question.numbers.map(({ id }) => id) }
    case 'short':
      return { ...common, lines: question.answers.map(({ id }) => id) }
    case 'gap':
      return { ...common, ...(question.gaps[0] === undefined ? {} : { gap: question.gaps[0].id }) }
    case 'true-false':
      return {
        ...common,
        lines: question.options.map(({ id }) => id),
        words: [
          question.options.find(({ id }) => id === 'true')?.text ?? '',
          question.options.find(({ id }) => id === 'false')?.text ?? '',
        ],
      }
    case 'open':
      return common
    default:
      return { ...common, lines: question.options.map(({ id }) => id) }
  }
}
