import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'

interface CourseNotes {
  readonly learnerId: string | undefined
  readonly courseId: string
  readonly texts: Readonly<Record<string, string>>
}

/** The learner's own notes of the course that is open. */
export const useNotesStore = defineStore('notes', () => {
  const { call, subscribe } = useApi()
  const session = useSessionStore()
  const notes = shallowRef<CourseNotes>()

  let isStale = false
  // An import brings notes too. What is open stays until it is opened again.
  subscribe('learners.changed', () => (isStale = true))

  async function ensure(courseId: string): Promise<void> {
    if (!isStale && notes.value?.courseId === courseId && notes.value.learnerId === session.learnerId) return
    isStale = false
    notes.value = { learnerId: session.learnerId, courseId, texts: await call('progress.notes', { courseId }) }
  }

  function getText(noteId: string): string {
    return notes.value?.texts[noteId] ?? ''
  }

  /** @returns the text that another window saved instead of `replaces`; nothing was saved then */
  async function save(courseId: string, noteId: string, text: string, replaces: string): Promise<string | undefined> {
    const outcome = await call('progress.saveNote', { courseId, noteId, text, replaces })
    const stored = outcome.kind === 'differs' ? outcome.text : text
    if (notes.value?.courseId === courseId) notes.value = { ...notes.value, texts: { ...notes.value.texts, [noteId]: stored } }
    return outcome.kind === 'differs' ? outcome.text : undefined
  }

  return { ensure, getText, save }
})

/** The notes of one course, loaded once. */
export function useNotes(courseId: () => string): { readonly ensure: () => Promise<void> } {
  const store = useNotesStore()
  return { ensure: () => store.ensure(courseId()) }
}
