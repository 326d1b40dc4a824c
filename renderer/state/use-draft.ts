import { ref, watch, type Ref } from 'vue'
import { useSessionStore } from './session.store.ts'

const PREFIX = 'jmdi-draft:'

/** Keeps unsaved work of the present learner across a reload of this window, and no longer than the window lives. */
export function useDraft<T>(key: string, start: () => T): { readonly draft: Ref<T>; readonly forget: () => void } {
  const name = `${PREFIX}${useSessionStore().learnerId ?? 'nobody'}:${key}`
  const draft = ref(readDraft(name) ?? start()) as Ref<T>
  const stop = watch(draft, value => writeDraft(name, value), { deep: true })

  function forget(): void {
    stop()
    sessionStorage.removeItem(name)
  }

  return { draft, forget }
}

function readDraft<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

/** A full session storage must not stop anyone from writing: the work is on the screen still. */
function writeDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
