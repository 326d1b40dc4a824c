import { useWords } from '#renderer/i18n/use-words.ts'

/** What stands small above the title on a cover: the place in the series. */
export function useSeriesName(): (order: number) => string {
  const { t, number } = useWords()
  return order => (order === 0 ? t('courses.coreModule') : t('courses.moduleNumber', { number: number(order) }))
}
