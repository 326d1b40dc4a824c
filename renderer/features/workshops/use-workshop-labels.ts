import { CLOCK, toLanguageTag } from '#renderer/i18n/use-formats.ts'
import { useActivityKindNames } from '#renderer/i18n/use-activity-kind-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

const MINUTES_PER_HOUR = 60

/** Labels, times and dates of a workshop in the interface language. */
export function useWorkshopLabels() {
  const { t, locale, date } = useWords()

  /** @param minutes after midnight */
  function formatTime(minutes: number): string {
    const at = new Date(Date.UTC(2000, 0, 1, Math.floor(minutes / MINUTES_PER_HOUR) % 24, minutes % MINUTES_PER_HOUR))
    return new Intl.DateTimeFormat(toLanguageTag(locale()), { ...CLOCK, timeZone: 'UTC' }).format(at)
  }

  /** Empty if no date is set. */
  function formatDates(from: string, to: string): string {
    if (from === '') return ''
    return to === '' || to === from ? date(from) : t('workshops.days', { from: date(from), to: date(to) })
  }

  return { kind: useActivityKindNames(), formatTime, formatDates }
}
