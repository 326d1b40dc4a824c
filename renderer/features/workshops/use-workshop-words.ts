import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import { useActivityKindNames } from '#renderer/i18n/use-activity-kind-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

const MINUTES_PER_HOUR = 60

/** What a workshop is made of, in the language of the interface. */
export function useWorkshopWords() {
  const { t, locale, date } = useWords()

  /** A time of day, given in minutes after midnight. */
  function clock(minutes: number): string {
    const at = new Date(Date.UTC(2000, 0, 1, Math.floor(minutes / MINUTES_PER_HOUR) % 24, minutes % MINUTES_PER_HOUR))
    return new Intl.DateTimeFormat(toLanguageTag(locale()), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(at)
  }

  /** First and last day; empty: none is fixed. */
  function days(from: string, to: string): string {
    if (from === '') return ''
    return to === '' || to === from ? date(from) : t('workshops.days', { from: date(from), to: date(to) })
  }

  return { kind: useActivityKindNames(), clock, days }
}
