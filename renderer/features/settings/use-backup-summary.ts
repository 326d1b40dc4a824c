import type { BackupInfo } from '#common/contract/storage.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** What is in a backup, in words: two of the same minute are told apart by it. */
export function useBackupSummary(): (backup: BackupInfo) => string {
  const { t, number, dateTime } = useWords()

  return ({ summary }) => {
    switch (summary.kind) {
      case 'newer':
        return t('settings.backups.fromNewer')
      case 'unreadable':
        return t('settings.backups.unreadable')
      case 'known': {
        const learners = t('settings.backups.learners', { count: number(summary.learners) }, summary.learners)
        const { newestAnswer } = summary
        const answers = newestAnswer
          ? t('settings.backups.newestAnswer', { when: dateTime(newestAnswer) })
          : t('settings.backups.noAnswers')
        return `${learners} · ${answers}`
      }
      default:
        return assertNever(summary)
    }
  }
}
