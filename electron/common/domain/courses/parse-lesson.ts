import { readFrontMatter } from '#common/domain/shared/content/front-matter.ts'
import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Problem } from '#common/domain/shared/content/problem.ts'
import type { Declaration, Reference } from '#common/domain/shared/content/reference.ts'
import { readMarkdown } from '#common/domain/shared/markdown/read-markdown.ts'
import type { MarkdownContext } from '#common/domain/shared/markdown/resolve-address.ts'
import type { Lesson } from './course.ts'
import { readBlocks } from './lesson-blocks.ts'
import { LESSON_KEYS, readLessonHead } from './parse-lesson-head.ts'

export interface ParsedLesson {
  /** Undefined without an id, because records refer to it. Lesser errors leave a readable lesson. */
  readonly lesson: Lesson | undefined
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly declarations: readonly Declaration[]
}

/** Reads a lesson, `NN-slug.md`. */
export function parseLesson(markdown: string, context: MarkdownContext): ParsedLesson {
  const front = readFrontMatter(markdown, LESSON_KEYS)
  const head = readLessonHead(front)
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
