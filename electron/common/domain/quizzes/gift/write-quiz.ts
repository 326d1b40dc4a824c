import { isUnmarked } from '#common/domain/quizzes/question.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { WrittenItem, WrittenOption, WrittenPair, WrittenQuestion } from './written-question.ts'

/** A question bank as a file, in the form that AUTHORING.md describes. */
export function writeQuiz(title: string, questions: readonly WrittenQuestion[]): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${questions.map(writeQuestion).join('\n')}`
}

function writeQuestion(question: WrittenQuestion): string {
  const parts = [
    writeHeading(question),
    question.stem,
    writeSeparator(question),
    writeLines(question),
    writeBlock('MODEL', question.kind === 'open' ? question.model : undefined),
    writeBlock('EXPLANATION', question.explanation),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** Without a separator, a list at the end of the stem would run into the answers. */
function writeSeparator({ stem, kind }: WrittenQuestion): string {
  const last = stem.split(/\n\s*\n/).at(-1) ?? ''
  return kind !== 'gap' && kind !== 'open' && /^\s*[-*+]\s/m.test(last) ? '<!-- answers -->' : ''
}

function writeHeading(question: WrittenQuestion): string {
  const { id, kind, title, points, competencies } = question
  const settings = [
    `#${id}`,
    `kind=${kind}`,
    competencies.length > 0 ? `competency=${competencies.join(',')}` : '',
    question.lesson === undefined ? '' : `lesson=${question.lesson}`,
    points !== 1 && !isUnmarked(kind) ? `points=${points}` : '',
    question.kind === 'numeric' && question.unit !== undefined ? `unit="${question.unit}"` : '',
    question.kind === 'single' || question.kind === 'multiple' ? (question.keepsOrder === true ? 'shuffle=no' : '') : '',
    question.kind === 'likert' ? `scale="${question.scale.join(' | ')}"` : '',
  ]
  return `## ${escapeMarkdown(title)} {${settings.filter(setting => setting !== '').join(' ')}}`
}

function writeLines(question: WrittenQuestion): string {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return question.options.map(writeLine).join('\n')
    case 'numeric':
      return question.numbers
        .map(({ value, tolerance, ...line }) =>
          writeLine({ ...line, text: tolerance === 0 ? decimalText(value) : `${decimalText(value)} ± ${decimalText(tolerance)}` }),
        )
        .join('\n')
    case 'short':
      return question.answers.map(line => writeLine({ ...line, text: escapeMarkdown(line.text) })).join('\n')
    case 'matching':
      return [...question.pairs.map(writePair), ...question.extras.map(writeExtra)].join('\n')
    case 'ordering':
      return question.items.map((item, index) => writeItem(`${index + 1}.`, item)).join('\n')
    case 'likert':
      return question.statements.map(item => writeItem('-', item)).join('\n')
    case 'gap':
    case 'open':
      return ''
    default:
      return assertNever(question)
  }
}

function writePair({ match, ...premise }: WrittenPair): string {
  return `${writeItem('-', premise, '[x] ')}\n  - ${escapeMarkdown(match.text)} {#${match.id}}`
}

function writeExtra({ id, text }: WrittenItem): string {
  return writeItem('-', { id, text: escapeMarkdown(text) }, '[ ] ')
}

function writeItem(marker: string, { id, text }: WrittenItem, box = ''): string {
  const [first = '', ...rest] = text.split('\n\n')
  return `${marker} ${box}${indentLines([`${first} {#${id}}`, ...rest].join('\n\n'), marker.length + 1)}`
}

function writeLine({ id, right, text, feedback }: WrittenOption): string {
  const [first = '', ...rest] = text.split('\n\n')
  const body = [`${first} {#${id}}`, ...rest].join('\n\n')
  const said = feedback === undefined ? '' : `\n${prefixLines('> ', feedback)}`
  return `- [${right ? 'x' : ' '}] ${indentLines(`${body}${said}`)}`
}

function indentLines(text: string, spaces = 2): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(spaces) + line))
    .join('\n')
}

function writeBlock(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `> [!${name}]\n${prefixLines('> ', text)}`
}

function prefixLines(prefix: string, text: string): string {
  return text
    .split('\n')
    .map(line => `${prefix}${line}`.trimEnd())
    .join('\n')
}

/** A number as authors write it: decimal point, no exponent. */
export function decimalText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

/** Escapes plain text so that Markdown shows it unchanged. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>{}~|&]/g, sign => `\\${sign}`)
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}
