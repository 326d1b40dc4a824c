import { parse, type GIFTQuestion } from 'gift-pegjs'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { parseQuiz } from '#common/domain/quizzes/parse-quiz.ts'
import { splitGiftBlocks, escapeGiftSigns, type GiftBlock } from './gift-blocks.ts'
import type { GiftReading } from './gift-reading.ts'
import { readGiftQuestion } from './read-gift-question.ts'
import { readGiftText } from './read-gift-text.ts'
import { writeQuiz } from './write-quiz.ts'
import type { ExchangeLoss, ReportLoss, WrittenQuestion } from './written-question.ts'

export interface GiftImportOptions extends Pick<GiftReading, 'competencies' | 'trueFalse'> {
  /** Title of the bank; undefined: the file's first category, or `otherwise`. */
  readonly title: string | undefined
  readonly otherwise: string
  readonly htmlToMarkdown: (html: string) => string
  /** Ids that questions of the course have already. */
  readonly used?: readonly string[]
}

export interface GiftImport {
  /** A `quiz.md`. */
  readonly markdown: string
  readonly count: number
  readonly losses: readonly ExchangeLoss[]
}

/** Imports a GIFT file as a question bank, with a list of what was lost. */
export function importGift(file: string, options: GiftImportOptions): GiftImport {
  const losses: ExchangeLoss[] = []
  const used = new Set<string>(options.used)
  const questions: WrittenQuestion[] = []
  let category: string | undefined
  for (const block of splitGiftBlocks(file)) {
    if (block.text === '') continue
    const name = nameBlock(block)
    const reportLoss: ReportLoss = (reason, value = '', leftOut = false) =>
      losses.push({ question: name, reason, value: toDisplayText(value), leftOut })
    if (block.text.startsWith('$CATEGORY:')) {
      category = keepFirstCategory(block, category, reportLoss)
      continue
    }
    if (block.emptyLine !== undefined) {
      reportLoss('empty-line', String(block.emptyLine), true)
      continue
    }
    const question = readBlock(block, { ...options, text: readGiftText(options.htmlToMarkdown, reportLoss), reportLoss, used })
    if (question !== undefined && survivesRoundTrip(question)) questions.push(question)
    else if (question !== undefined) reportLoss('unwritable', '', true)
  }
  return { markdown: writeQuiz(options.title ?? category ?? options.otherwise, questions), count: questions.length, losses }
}

function readBlock(block: GiftBlock, reading: GiftReading): WrittenQuestion | undefined {
  const gift = parseBlock(block)
  if (gift === undefined) reading.reportLoss('not-understood', String(block.line), true)
  return gift && readGiftQuestion(gift, block, reading)
}

function parseBlock({ text, comments }: GiftBlock): GIFTQuestion | undefined {
  for (const written of [text, escapeGiftSigns(text)]) {
    try {
      return parse([...comments, written].join('\n'))[0]
    } catch {
      // Try again with escaped characters; the caller reports the failure.
    }
  }
  return undefined
}

function nameBlock({ text, line }: GiftBlock): string {
  const title = /^\s*::((?:\\[\s\S]|[^\\])*?)::/.exec(text)?.[1]
  const words = (title ?? text)
    .replace(/\\(.)/g, '$1')
    .replace(/^\s*\[\w+\]/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? String(line) : toDisplayText(words)
}

const SHOWN_LENGTH = 60

/** Untrusted text made safe for one line of a report. */
function toDisplayText(words: string): string {
  const plain = words.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
  return plain.length <= SHOWN_LENGTH ? plain : `${plain.slice(0, SHOWN_LENGTH - 1)}…`
}

/** The first category names the bank; further ones are reported as lost. */
function keepFirstCategory({ text }: GiftBlock, before: string | undefined, reportLoss: ReportLoss): string {
  const path = text.slice('$CATEGORY:'.length).trim().split('\n')[0] ?? ''
  const name =
    path
      .split(/(?<!\/)\/(?!\/)/)
      .at(-1)
      ?.replaceAll('//', '/') ?? path
  if (before !== undefined) reportLoss('category', path)
  return before ?? name
}

const NO_COURSE: MarkdownContext = { courseId: 'quiz', version: '0.0.0', lessonIds: new Map() }

/** Verifies an import by writing the question and parsing it again. */
function survivesRoundTrip(question: WrittenQuestion): boolean {
  const { questions, problems } = parseQuiz(writeQuiz('Quiz', [question]), NO_COURSE)
  const [again, ...more] = questions
  const broken = problems.some(problem => problem.severity === 'error')
  return (
    !broken && more.length === 0 && again !== undefined && again.kind === question.kind && countAnswers(again) === countAnswers(question)
  )
}

function countAnswers(question: object): number {
  const lists = ['options', 'targets', 'numbers', 'answers', 'gaps', 'pairs', 'premises'] as const
  return lists.reduce(
    (sum, key) => sum + (key in question ? ((question as Partial<Record<typeof key, readonly unknown[]>>)[key]?.length ?? 0) : 0),
    0,
  )
}
