import type { Token } from 'marked'
import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import { readSections } from '#common/domain/shared/markdown/sections.ts'
import type { Question } from './question.ts'
import { parseQuestion } from './parse-question.ts'

export interface ParsedQuiz {
  readonly title: string
  /** In the order of the file; the first of those that share an id. */
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Parses a question bank, `quiz.md`. A question that cannot be used is left out and reported. */
export function parseQuiz(markdown: string, context: MarkdownContext): ParsedQuiz {
  const front = readFrontMatter(markdown, ['title'])
  front.fields.require('title')
  const title = front.fields.text('title') ?? ''
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'sections' })
  const declarations: Declaration[] = []
  const questions = new Map<string, Question>()
  for (const section of readSections(text)) {
    const question = parseQuestion(text, { ...section, heading: section.heading as Token }, declarations)
    if (question !== undefined && !questions.has(question.id)) questions.set(question.id, question)
  }
  text.reportUnclaimed()
  return {
    title,
    questions: [...questions.values()],
    problems: inReadingOrder([...front.problems, ...text.problems]),
    references: text.references,
    declarations,
  }
}
