import { readFrontMatter, type FrontMatter } from '#common/domain/shared/content/front-matter.ts'

export const LESSON_KEYS = ['id', 'title', 'minutes', 'objectives']

/** What the front matter of a lesson says. */
export function readLessonHead({ fields }: FrontMatter) {
  fields.require(...LESSON_KEYS)
  return { id: fields.id('id'), title: fields.text('title'), minutes: fields.whole('minutes', 1), objectives: fields.texts('objectives') }
}

export interface LessonHead {
  readonly id: string
  /** 0: not given. */
  readonly minutes: number
}

/** Id and minutes of a lesson, read from its front matter only; undefined without an id, as it cannot be read then. */
export function parseLessonHead(markdown: string): LessonHead | undefined {
  const { id, minutes } = readLessonHead(readFrontMatter(markdown, LESSON_KEYS))
  return id === undefined ? undefined : { id, minutes: minutes ?? 0 }
}

/** The id of a lesson, read from its front matter only. */
export function parseLessonId(markdown: string): string | undefined {
  return parseLessonHead(markdown)?.id
}
