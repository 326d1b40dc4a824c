import { useWords } from '#renderer/i18n/use-words.ts'

/** New courses are written with the order 100: they stand after the series and have no number in it. */
const LAST_NUMBERED = 99

/** The module's number, shown above its title. */
export function useSeriesName(): (order: number) => string {
  const { t, number } = useWords()
  return order => {
    if (order > LAST_NUMBERED) return t('courses.ownCourse')
    return order === 0 ? t('courses.coreModule') : t('courses.moduleNumber', { number: number(order) })
  }
}
