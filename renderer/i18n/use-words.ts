import { useI18n } from 'vue-i18n'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useFormats, type Formats } from './use-formats.ts'

type Translate = ReturnType<typeof useI18n>['t']

export interface Words extends Formats {
  readonly t: Translate
  readonly locale: () => Locale
}

/** The words of the page, its language, and how it writes numbers and dates. */
export function useWords(): Words {
  const { t, locale } = useI18n({ useScope: 'global' })
  const current = (): Locale => locale.value as Locale
  return { t, locale: current, ...useFormats(current) }
}
