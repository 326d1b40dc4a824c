import type { Token, Tokens } from 'marked'
import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { readSections } from '#common/domain/shared/markdown/sections.ts'
import type { BlockToken } from '#common/domain/shared/markdown/tokens.ts'
import { readQuestion } from '#common/domain/quizzes/parse-question.ts'
import { splitQuestionItem, type QuestionLine, type QuestionParts } from '#common/domain/quizzes/question-parts.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { standInOrder } from '#common/domain/quizzes/rules/standing-options.ts'
import type { ExchangeLoss, WrittenHead, WrittenItem, WrittenOption, WrittenPair, WrittenQuestion } from './written-question.ts'

/** Reads a question bank as its author wrote it. An unreadable question is reported. */
export function readWrittenQuiz(
  markdown: string,
  context: MarkdownContext,
): { readonly title: string; readonly questions: readonly WrittenQuestion[]; readonly losses: readonly ExchangeLoss[] } {
  const front = readFrontMatter(markdown, ['title'])
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'sections' })
  const questions = new Map<string, WrittenQuestion>()
  const losses: ExchangeLoss[] = []
  for (const section of readSections(text)) {
    const read = readQuestion(text, { ...section, heading: section.heading as Token }, [])
    if (read === undefined || questions.has(read.question.id))
      losses.push({ question: section.title, reason: 'broken', value: '', leftOut: true })
    else questions.set(read.question.id, toWrittenQuestion(read.question, read.parts))
  }
  return { title: front.fields.text('title') ?? '', questions: [...questions.values()], losses }
}

function toHead({ id, title, points, competencies, lesson }: Question, { stem, explanation }: QuestionParts): WrittenHead {
  const named = lesson === undefined ? {} : { lesson }
  return { id, title, points, competencies, ...named, stem: joinSource(stem), explanation: joinBlock(explanation) }
}

function toWrittenQuestion(question: Question, parts: QuestionParts): WrittenQuestion {
  const head = toHead(question, parts)
  const feedback = new Map(parts.lines.map(line => [line.id, joinFeedback(line)]))
  switch (question.kind) {
    case 'gap':
      return { ...head, kind: 'gap', gaps: question.gaps }
    case 'numeric':
      return {
        ...head,
        kind: 'numeric',
        unit: question.unit,
        numbers: question.targets.map(({ id: target, value, tolerance, right }) => ({
          id: target,
          value,
          tolerance,
          right,
          feedback: feedback.get(target),
        })),
      }
    case 'short':
      return {
        ...head,
        kind: 'short',
        answers: question.targets.map(({ id: target, text, right }) => ({ id: target, text, right, feedback: feedback.get(target) })),
      }
    case 'matching':
      return {
        ...head,
        kind: 'matching',
        pairs: parts.lines.flatMap(toWrittenPair),
        extras: parts.lines.filter(line => !line.right).map(({ id: extra, text }) => ({ id: extra, text })),
      }
    case 'ordering':
      return { ...head, kind: 'ordering', items: parts.lines.map(toWrittenItem) }
    case 'likert':
      return { ...head, kind: 'likert', statements: parts.lines.map(toWrittenItem), scale: question.scale }
    case 'open':
      return { ...head, kind: 'open', model: joinBlock(parts.model) }
    default:
      return {
        ...head,
        kind: question.kind,
        options: parts.lines.map(toWrittenOption),
        ...(question.keepsOrder === true && !standInOrder(parts.lines) ? { keepsOrder: true } : {}),
      }
  }
}

function toWrittenItem(line: QuestionLine): WrittenItem {
  const { id, text } = toWrittenOption(line)
  return { id, text }
}

function toWrittenPair(line: QuestionLine): readonly WrittenPair[] {
  const [match] = line.matches
  return line.right && match !== undefined ? [{ ...toWrittenItem(line), match: { id: match.id, text: match.text } }] : []
}

function toWrittenOption(line: QuestionLine): WrittenOption {
  const { head, rest: blocks } = splitQuestionItem(line.item)
  const rest = line.matches.length === 0 ? blocks : blocks.filter(token => token.type !== 'list')
  const text = [head.replace(/\s*\{\s*#[^{}]*\}\s*$/, ''), ...rest.map(token => token.raw)].map(part => part.trim()).join('\n\n')
  return { id: line.id, right: line.right, text, feedback: joinFeedback(line) }
}

function joinFeedback(line: QuestionLine): string | undefined {
  const { feedback } = splitQuestionItem(line.item)
  return feedback.length === 0 ? undefined : feedback.map(quote => quote.text.trim()).join('\n\n')
}

function joinBlock(block: BlockToken | undefined): string | undefined {
  return block && joinSource(block.tokens)
}

/** The source without HTML comments, which are for authors. */
function joinSource(tokens: readonly (Token | Tokens.Generic)[]): string {
  return tokens
    .filter(token => !(token.type === 'html' && /^\s*<!--/.test(token.raw)))
    .map(token => token.raw)
    .join('')
    .trim()
}
