import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

/** Typed text, and the hash of the saved text it is based on. */
export interface UnsavedText {
  readonly text: string
  readonly hash: string
}

/** Unsaved texts of draft files, so that another file can be opened without losing them. */
export const useUnsavedTextsStore = defineStore('unsaved-texts', () => {
  const texts = shallowReactive(new Map<string, UnsavedText>())
  addEventListener('beforeunload', event => texts.size > 0 && event.preventDefault())
  const toKey = (folder: string, path: string): string => `${folder}\n${path}`

  return {
    /** The paths of a draft's files with such texts. */
    list: (folder: string): readonly string[] =>
      [...texts.keys()].filter(key => key.startsWith(toKey(folder, ''))).map(key => key.slice(toKey(folder, '').length)),
    get: (folder: string, path: string): UnsavedText | undefined => texts.get(toKey(folder, path)),
    set: (folder: string, path: string, unsaved: UnsavedText) => void texts.set(toKey(folder, path), unsaved),
    delete: (folder: string, path: string) => void texts.delete(toKey(folder, path)),
  }
})
