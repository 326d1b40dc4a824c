import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import type { FrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import type { Lesson } from './course.ts'
import { readBlocks } from './lesson-blocks.ts'

const KEYS = ['id', 'title', 'minutes', 'objectives']

export interface ParsedLesson {
  /** Undefined without an id, because records refer to it. Lesser errors leave a readable lesson. */
  readonly lesson: Lesson | undefined
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Reads a lesson, `NN-slug.md`. */
export function parseLesson(markdown: string, context: MarkdownContext): ParsedLesson {
  const front = readFrontMatter(markdown, KEYS)
  const head = readHead(front)
  const text = readMarkdown(front.body, { context, firstLine: front.bodyLine, shape: 'lesson' })
  const declarations: Declaration[] = head.id === undefined ? [] : [{ kind: 'lesson', id: head.id, ...front.placeOf('id') }]
  const blocks = readBlocks(text, declarations)
  text.reportUnclaimed()
  const { id, title, minutes, objectives } = head
  return {
    lesson:
      id === undefined
        ? undefined
        : { id, title: title ?? id, minutes: minutes ?? 0, objectives: objectives ?? [], blocks, sources: text.sourcesOf(undefined) },
    problems: inReadingOrder([...front.problems, ...text.problems]),
    references: text.references,
    declarations,
  }
}

/** The id of a lesson, read from its front matter only. */
export function parseLessonId(markdown: string): string | undefined {
  return readFrontMatter(markdown, KEYS).fields.id('id')
}

function readHead({ fields }: FrontMatter) {
  fields.require(...KEYS)
  return { id: fields.id('id'), title: fields.text('title'), minutes: fields.whole('minutes', 1), objectives: fields.texts('objectives') }
}
