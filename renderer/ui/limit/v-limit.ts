import type { Locale } from '#common/domain/shared/locale.ts'
import { i18n } from '#renderer/i18n/index.ts'
import { useFormats } from '#renderer/i18n/use-formats.ts'
import { createLimitDirective } from './create-limit-directive.ts'

const { t } = i18n.global
const { number } = useFormats(() => i18n.global.locale.value as Locale)

/** The limit of a text field of the suite's pages. */
export const vLimit = createLimitDirective((fit, limit) =>
  fit.kind === 'near'
    ? t('states.limit.left', { count: number(fit.left) }, fit.left)
    : t('states.limit.over', { count: number(fit.excess), limit: number(limit) }, fit.excess),
)
