import type { Destination } from '#common/contract/desktop.ts'

export const DEEP_LINK_SCHEME = 'jmdi'

const LESSON_LINK = /^jmdi:(?:\/\/)?lesson\/([a-z0-9][a-z0-9-]{0,79})\/([a-z0-9][a-z0-9-]{0,79})\/?$/

/** Accepts `jmdi://lesson/<course>/<lesson>` only: links come from web pages and mails, so nothing but ids may pass. */
export function parseDeepLink(link: string): Destination | undefined {
  const [, courseId, lessonId] = LESSON_LINK.exec(link) ?? []
  return courseId === undefined || lessonId === undefined ? undefined : { kind: 'lesson', courseId, lessonId }
}

/** Finds the deep link that the operating system passed as an argument. */
export function findDeepLink(args: readonly string[]): string | undefined {
  return args.find(argument => argument.startsWith(`${DEEP_LINK_SCHEME}:`))
}
