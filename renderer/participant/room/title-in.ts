import type { Titles } from '#common/domain/workshops/titles.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { inOwn } from '#renderer/participant/activity/text-of.ts'
import { currentLocale } from '#renderer/participant/words.ts'

/** A title of the workshop or of a session in the language of this phone, else in the room's first. */
export function titleIn(titles: Titles, langs: readonly Locale[]): string {
  return inOwn(titles, currentLocale(), langs)?.value ?? ''
}
