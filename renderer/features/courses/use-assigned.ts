import { onScopeDispose, shallowRef, type Component, type ShallowRef } from 'vue'
import type { LearnerAssignment } from '#common/contract/study/class.ts'
import { useApi } from '#renderer/api/index.ts'
import { useAllMessages } from '#renderer/i18n/index.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

interface Assigned {
  readonly assignments: readonly LearnerAssignment[]
  readonly view: Component
}

/** What is assigned to the learner, of which only `shows` is shown; undefined: nothing, or it cannot be read, which hides no course. */
export function useAssigned(shows: (assignment: LearnerAssignment) => boolean): {
  readonly assigned: ShallowRef<Assigned | undefined>
  readonly readAssigned: () => Promise<void>
} {
  const { call, subscribe } = useApi()
  const { locale } = useWords()
  const assigned = shallowRef<Assigned>()

  async function readAssigned(): Promise<void> {
    const all = await call('class.mine', { lang: locale() }).catch(() => [])
    const assignments = all.filter(shows)
    assigned.value = assignments.length === 0 ? undefined : { assignments, view: await loadView() }
  }

  onScopeDispose(subscribe('class.assigned', () => void readAssigned()))
  // A lesson may be saved as finished only once the page after it is open.
  onScopeDispose(subscribe('progress.changed', () => void readAssigned()))
  return { assigned, readAssigned }
}

/** With all messages: those of the first screens have none for it. */
async function loadView(): Promise<Component> {
  const [{ default: view }] = await Promise.all([import('#renderer/ui/assignments/AssignedWork.vue'), useAllMessages()])
  return view
}
