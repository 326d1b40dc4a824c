import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { LANGUAGE_NAMES } from '#renderer/i18n/language-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Says how many activities have all their texts in a language. */
export function useTextCoverage() {
  const { t, number } = useWords()

  function toNumbers({ complete, total }: TextCoverage) {
    return { complete: number(complete), total: number(total) }
  }

  function count(coverage: TextCoverage): string {
    return t('workshops.coverage.count', toNumbers(coverage), coverage.total)
  }

  /** Only the language where there are no activities. */
  function describe(coverage: TextCoverage): string {
    const language = LANGUAGE_NAMES[coverage.lang]
    return coverage.total === 0 ? language : t('workshops.coverage.option', { language, ...toNumbers(coverage) }, coverage.total)
  }

  return { count, describe }
}
