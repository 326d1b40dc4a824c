import { assertNever } from '#common/domain/shared/assert-never.ts'
import { escapeGift, removeCourseParts } from './gift-text.ts'
import { isUnmarked } from '#common/domain/quizzes/question.ts'
import { listMatchIds, writeMatching } from './write-gift-matching.ts'
import { writeNote, type GiftNote } from './gift-note.ts'
import { decimalText } from './write-quiz.ts'
import type { ReportLoss, WrittenOption, WrittenQuestion } from './written-question.ts'

const ALL = 100
/** Moodle has no grade below a tenth. */
const MAX_RIGHT = 10
const TRUE_FALSE = ['True', 'False'] as const

/** A question in Moodle's GIFT; undefined: it cannot be carried, and `reportLoss` heard why. */
export function writeGiftQuestion(question: WrittenQuestion, reportLoss: ReportLoss): string | undefined {
  const answers = writeAnswers(question, reportLoss)
  if (answers === undefined) return undefined
  if (question.points !== 1 && !isUnmarked(question.kind)) reportLoss('points', String(question.points))
  const after = writeExplanation(question, reportLoss)
  const tags = question.competencies.map(id => ` [tag:${id}]`).join('')
  const [before, behind] = splitStem(question, reportLoss)
  const block = `{${answers}${after}}`
  return [
    `// [id:${question.id}]${tags}`,
    writeNote(toGiftNote(question)),
    `::${escapeGift(question.title)}::[markdown]${before}${block}${behind}`,
  ].join('\n')
}

/** What stands before and after the answers; after them only where a word is missing. */
function splitStem(question: WrittenQuestion, reportLoss: ReportLoss): readonly [string, string] {
  if (question.kind !== 'gap') return [`${escapeGift(removeCourseParts(question.stem, reportLoss))} `, '']
  const gap = /\[[^[\]]+\]\{#[^{}\n]*\}/.exec(question.stem)
  const [before, behind] =
    gap === null ? [question.stem, ''] : [question.stem.slice(0, gap.index), question.stem.slice(gap.index + gap[0].length)]
  return [escapeInside(removeCourseParts(before, reportLoss)), escapeInside(removeCourseParts(behind, reportLoss))]
}

/** Preserves the spaces around a missing word. */
function escapeInside(text: string): string {
  const [, left = '', inner = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  return `${left.replace(/\n/g, '\\n')}${escapeGift(inner)}${right.replace(/\n/g, '\\n')}`
}

function writeAnswers(question: WrittenQuestion, reportLoss: ReportLoss): string | undefined {
  switch (question.kind) {
    case 'single':
      return (
        question.options
          .map(option => `${option.right ? '=' : '~'}${writeChoice(option, reportLoss)}${writeFeedback(option, reportLoss)}`)
          .map(newLine)
          .join('') + END
      )
    case 'multiple':
      return writeMultiple(question.options, reportLoss)
    case 'true-false':
      return writeTrueFalse(question.options, reportLoss)
    case 'numeric':
      if (question.unit !== undefined) reportLoss('unit', question.unit)
      return `#${question.numbers
        .map(
          number =>
            `=${number.right ? '' : '%0%'}${decimalText(number.value)}:${decimalText(number.tolerance)}${writeFeedback(number, reportLoss)}`,
        )
        .map(newLine)
        .join('')}${END}`
    case 'short':
      return writeShort(question.answers, reportLoss)
    case 'gap':
      return writeGap(question.gaps, reportLoss)
    case 'matching':
      return writeMatching(question, text => writeChoice({ text }, reportLoss), reportLoss)
    case 'ordering':
    case 'likert':
      reportLoss(question.kind, '', true)
      return undefined
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

function writeMultiple(options: readonly WrittenOption[], reportLoss: ReportLoss): string | undefined {
  const right = options.filter(option => option.right).length
  if (right > MAX_RIGHT) {
    reportLoss('grade', String(right), true)
    return undefined
  }
  const grade = String(Number((ALL / right).toFixed(5)))
  return (
    options
      .map(option => newLine(`~%${option.right ? '' : '-'}${grade}%${writeChoice(option, reportLoss)}${writeFeedback(option, reportLoss)}`))
      .join('') + END
  )
}

function writeTrueFalse(options: readonly WrittenOption[], reportLoss: ReportLoss): string {
  const [isTrue, isFalse] = [options.find(option => option.id === 'true'), options.find(option => option.id === 'false')]
  const [right, wrong] = isTrue?.right === true ? [isTrue, isFalse] : [isFalse, isTrue]
  const words = [isTrue?.text ?? '', isFalse?.text ?? '']
  if (words.some((text, index) => text !== TRUE_FALSE[index])) reportLoss('true-false-words', words.join(', '))
  // What is said to a wrong answer comes first, and is empty rather than missing when only the right one hears something.
  const [toWrong, toRight] = [wrong, right].map(option => (option === undefined ? '' : writeFeedback(option, reportLoss)))
  return `${right === isTrue ? 'TRUE' : 'FALSE'}${toWrong === '' && toRight !== '' ? '#' : toWrong}${toRight}${END}`
}

function writeShort(answers: readonly WrittenOption[], reportLoss: ReportLoss): string | undefined {
  if (
    hasArrow(
      answers.map(answer => answer.text),
      reportLoss,
    )
  )
    return undefined
  return (
    answers
      .map(answer => newLine(`=${answer.right ? '' : '%0%'}${writeTyped(answer.text, answer.right)}${writeFeedback(answer, reportLoss)}`))
      .join('') + END
  )
}

function writeGap(gaps: readonly { readonly accepted: readonly string[] }[], reportLoss: ReportLoss): string | undefined {
  const [gap, ...more] = gaps
  if (gap === undefined || more.length > 0) {
    reportLoss('gaps', String(gaps.length), true)
    return undefined
  }
  if (hasArrow(gap.accepted, reportLoss)) return undefined
  return gap.accepted.map(answer => `=${writeTyped(answer, true)}`).join(' ')
}

/** Moodle reads answers with an arrow as matching pairs. */
function hasArrow(answers: readonly string[], reportLoss: ReportLoss): boolean {
  const arrow = answers.find(answer => answer.includes('->'))
  if (arrow !== undefined) reportLoss('arrow', arrow, true)
  return arrow !== undefined
}

/** An expected typed answer: an unescaped star is a wildcard, and a leading per cent sign starts a grade. */
function writeTyped(text: string, right: boolean): string {
  const escaped = escapeGift(text).replaceAll('*', '\\*')
  return right && escaped.startsWith('%') ? `%100%${escaped}` : escaped
}

function writeChoice({ text }: Pick<WrittenOption, 'text'>, reportLoss: ReportLoss): string {
  const escaped = escapeGift(removeCourseParts(text, reportLoss))
  return /^[[%]/.test(escaped) ? `[markdown]${escaped}` : escaped
}

function writeFeedback({ feedback }: { readonly feedback: string | undefined }, reportLoss: ReportLoss): string {
  const text = feedback === undefined ? '' : escapeGift(removeCourseParts(feedback, reportLoss))
  return text === '' ? '' : `#${text.startsWith('[') ? '[markdown]' : ''}${text}`
}

/** The general feedback; for an open question its model answer. */
function writeExplanation(question: WrittenQuestion, reportLoss: ReportLoss): string {
  const model = question.kind === 'open' ? question.model : undefined
  if (model !== undefined && question.explanation !== undefined) reportLoss('explanation-beside-model')
  const text = escapeGift(removeCourseParts(model ?? question.explanation ?? '', reportLoss))
  return text === '' ? '' : `####${text.startsWith('[') ? '[markdown]' : ''}${text}${END}`
}

function toGiftNote(question: WrittenQuestion): GiftNote {
  const { kind, points, lesson } = question
  const common = { kind, ...(lesson === undefined ? {} : { lesson }), ...(points !== 1 && !isUnmarked(kind) ? { points } : {}) }
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
    case 'matching':
      return { ...common, lines: question.pairs.map(({ id }) => id), matches: listMatchIds(question) }
    case 'ordering':
    case 'likert':
    case 'open':
      return common
    default:
      return { ...common, lines: question.options.map(({ id }) => id), ...(question.keepsOrder === true ? { keepsOrder: true } : {}) }
  }
}
