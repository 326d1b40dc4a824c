import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

/** What was typed, and the hash of the text that it began with. */
export interface UnsavedText {
  readonly text: string
  readonly hash: string
}

/** Texts of drafts that were changed and not saved: another file may be looked at meanwhile without losing them. */
export const useUnsavedTextsStore = defineStore('unsaved-texts', () => {
  const texts = shallowReactive(new Map<string, UnsavedText>())
  const keyOf = (folder: string, path: string): string => `${folder}\n${path}`

  return {
    of: (folder: string, path: string): UnsavedText | undefined => texts.get(keyOf(folder, path)),
    keep: (folder: string, path: string, unsaved: UnsavedText) => void texts.set(keyOf(folder, path), unsaved),
    forget: (folder: string, path: string) => void texts.delete(keyOf(folder, path)),
    hasAny: (): boolean => texts.size > 0,
  }
})
