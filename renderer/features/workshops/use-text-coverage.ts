import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { LANGUAGE_NAMES } from '#renderer/i18n/language-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Says how many activities have all their texts in a language. */
export function useTextCoverage() {
  const { t, number } = useWords()

  /** Empty where there are no activities. */
  function count({ complete, total }: TextCoverage): string {
    return total === 0 ? '' : t('workshops.coverage.count', { complete: number(complete), total: number(total) }, total)
  }

  function describe(coverage: TextCoverage): string {
    const language = LANGUAGE_NAMES[coverage.lang]
    return coverage.total === 0 ? language : t('workshops.coverage.option', { language, count: count(coverage) })
  }

  return { count, describe }
}
