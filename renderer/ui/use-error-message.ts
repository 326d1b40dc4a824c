import type { ErrorCode } from '#common/contract/errors.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** What happened and what to do. What was saved is said by the screen, which knows it. */
export function useErrorMessage(): (code: ErrorCode) => string {
  const { t } = useWords()
  const messages: Readonly<Record<ErrorCode, () => string>> = {
    'bad-input': () => t('errors.badInput'),
    'not-signed-in': () => t('errors.notSignedIn'),
    forbidden: () => t('errors.forbidden'),
    'not-found': () => t('errors.notFound'),
    conflict: () => t('errors.conflict'),
    'too-large': () => t('errors.tooLarge'),
    'storage-failed': () => t('errors.storageFailed'),
    'storage-full': () => t('errors.storageFull'),
    'storage-read-only': () => t('errors.storageReadOnly'),
    'storage-newer': () => t('errors.storageNewer'),
    'document-failed': () => t('errors.documentFailed'),
    timeout: () => t('errors.timeout'),
    disconnected: () => t('errors.disconnected'),
    internal: () => t('errors.internal'),
  }
  return code => messages[code]()
}
