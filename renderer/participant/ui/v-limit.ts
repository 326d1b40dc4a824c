import { t } from '#renderer/participant/words.ts'
import { createLimitDirective } from '#renderer/ui/limit/create-limit-directive.ts'

/** The limit of a text field on a phone. */
export const vLimit = createLimitDirective((fit, limit) =>
  fit.kind === 'near' ? t('post.left', { count: fit.left }) : t('post.over', { count: fit.excess, limit }),
)
