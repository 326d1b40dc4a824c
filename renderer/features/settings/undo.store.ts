import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { BackupEntry } from '#common/contract/storage.ts'

/** The backup that undoes the last restore; a restore makes every view anew, so it is kept here. */
export const useUndoStore = defineStore('undo', () => {
  const entry = shallowRef<BackupEntry>()
  return { entry, offer: (backup: BackupEntry) => (entry.value = backup), withdraw: () => (entry.value = undefined) }
})
