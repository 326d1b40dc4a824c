import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { BackupInfo } from '#common/contract/storage.ts'

/** The backup that undoes the last restore; a restore makes every view anew, so it is kept here. */
export const useUndoStore = defineStore('undo', () => {
  const entry = shallowRef<BackupInfo>()
  return { entry, offer: (backup: BackupInfo) => (entry.value = backup), withdraw: () => (entry.value = undefined) }
})
