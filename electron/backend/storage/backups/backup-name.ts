import type { BackupInfo } from '#common/contract/storage.ts'

export interface BackupName {
  /** File name in `backups/`. */
  readonly name: string
  /** Order of creation; unlike a clock it never goes back. */
  readonly number: number
  readonly madeAt: Date
  readonly reason: BackupInfo['reason']
}

const FILE_NAME = /^(\d{4,6}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.(\d{4,9})\.(daily|asked|before-restore|before-removal|before-import)\.zip$/
export const REASONS: readonly BackupInfo['reason'][] = ['daily', 'asked', 'before-restore', 'before-removal', 'before-import']

/** Such as `2026-03-05T10-00-00Z.0007.daily.zip`. */
export function createBackupName(madeAt: Date, number: number, reason: BackupInfo['reason']): BackupName {
  const seconds = madeAt.toISOString().slice(0, -5).replaceAll(':', '-')
  return { name: `${seconds}Z.${String(number).padStart(4, '0')}.${reason}.zip`, number, madeAt, reason }
}

/** Undefined when it is not the name of a backup. */
export function parseBackupName(name: string): BackupName | undefined {
  const [, day, hours, minutes, seconds, number, reasonText] = FILE_NAME.exec(name) ?? []
  const madeAt = new Date(`${day}T${hours}:${minutes}:${seconds}Z`)
  const reason = REASONS.find(candidate => candidate === reasonText)
  return reason === undefined || Number.isNaN(madeAt.getTime()) ? undefined : { name, number: Number(number), madeAt, reason }
}

export function sortNewestFirst(names: readonly string[]): readonly BackupName[] {
  const parsed = names.map(parseBackupName).filter(name => name !== undefined)
  return parsed.sort((left, right) => right.number - left.number || (left.name < right.name ? 1 : -1))
}
