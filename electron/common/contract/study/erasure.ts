/** A backup from which a learner who was deleted for good could not be taken out. */
export interface LeftBackup {
  /** Path below the data folder. */
  readonly backup: string
  /** `not-written`: the disk refused to replace it. */
  readonly because: 'damaged' | 'newer' | 'not-written'
}

/** What became of a deletion for good: everything on this computer is gone but what is in these backups. */
export interface ErasureOutcome {
  readonly left: readonly LeftBackup[]
}
