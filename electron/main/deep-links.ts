import type { Destination } from '#common/contract/desktop.ts'

export const DEEP_LINK_SCHEME = 'jmdi'

const LESSON_LINK = /^jmdi:(?:\/\/)?lesson\/([a-z0-9][a-z0-9-]{0,79})\/([a-z0-9][a-z0-9-]{0,79})\/?$/

/** `jmdi://lesson/<course>/<lesson>`; anything else leads nowhere. Links come from web pages and mails: only ids pass. */
export function destinationOf(link: string): Destination | undefined {
  const [, courseId, lessonId] = LESSON_LINK.exec(link) ?? []
  return courseId === undefined || lessonId === undefined ? undefined : { kind: 'lesson', courseId, lessonId }
}

/** The deep link that the operating system put among a program's arguments. */
export function deepLinkIn(args: readonly string[]): string | undefined {
  return args.find(argument => argument.startsWith(`${DEEP_LINK_SCHEME}:`))
}
