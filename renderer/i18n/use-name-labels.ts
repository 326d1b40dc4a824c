import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { useWords } from './use-words.ts'

/** Who learns the names beside the answers of an activity, in a few words. */
export function useNameLabels(): (names: NameVisibility) => string {
  const { t } = useWords()
  const labels: Readonly<Record<NameVisibility, () => string>> = {
    anonymous: () => t('workshops.names.anonymous'),
    facilitator: () => t('workshops.names.facilitator'),
    shown: () => t('workshops.names.shown'),
  }
  return names => labels[names]()
}
