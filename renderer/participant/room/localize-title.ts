import type { Titles } from '#common/domain/workshops/titles.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { chooseTranslation } from '#renderer/participant/activity/localized-activity.ts'
import { currentLocale } from '#renderer/participant/words.ts'

/** A title of the workshop or a session in the phone's language, else in the room's first language. */
export function localizeTitle(titles: Titles, langs: readonly Locale[]): string {
  return chooseTranslation(titles, currentLocale(), langs)?.value ?? ''
}
