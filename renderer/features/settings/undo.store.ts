import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { BackupInfo } from '#common/contract/storage.ts'

/** The backup that undoes the last restore. A restore reloads every view, so it is kept in a store. */
export const useUndoStore = defineStore('undo', () => {
  const backup = shallowRef<BackupInfo>()
  return { backup, offer: (made: BackupInfo) => (backup.value = made), clear: () => (backup.value = undefined) }
})
