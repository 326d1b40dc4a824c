import { useWords } from '#renderer/i18n/use-words.ts'

/** The module's number, shown above its title. */
export function useSeriesName(): (order: number) => string {
  const { t, number } = useWords()
  return order => (order === 0 ? t('courses.coreModule') : t('courses.moduleNumber', { number: number(order) }))
}
