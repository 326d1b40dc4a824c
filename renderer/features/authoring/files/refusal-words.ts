import { useWords } from '#renderer/i18n/use-words.ts'

/** Why a step with a file was refused. */
export function useRefusalWords(): (because: 'bad-name' | 'taken' | 'fixed-name' | 'gone') => string {
  const { t } = useWords()
  return because => {
    if (because === 'gone') return t('authoring.files.gone')
    return because === 'taken' ? t('authoring.files.taken') : t('authoring.files.badName')
  }
}
