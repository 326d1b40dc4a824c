import { computed, ref, type ComputedRef } from 'vue'
import type { OpenRoomSummary } from '#common/contract/room/facilitator.ts'
import { isSame } from '#common/domain/drafts/reconcile-draft.ts'

interface Identified {
  readonly id: string
}

interface ChangedOnPhones {
  /** Phones show a text that was changed since this page was opened: they keep it as it was when it started. */
  readonly isOld: ComputedRef<boolean>
  /** What was saved, and what it was before. */
  readonly note: (saved: readonly Identified[], before: readonly Identified[]) => void
}

/** Whether phones still show what was edited here. `room`: the one that is open, as it was after the last save. */
export function useChangedOnPhones(workshopId: () => string, room: () => OpenRoomSummary | null): ChangedOnPhones {
  const changed = ref<ReadonlySet<string>>(new Set())
  const isOld = computed(() => {
    const shown = room()
    return shown?.activityId !== undefined && shown.workshopId === workshopId() && changed.value.has(shown.activityId)
  })
  function note(saved: readonly Identified[], before: readonly Identified[]): void {
    const ids = saved
      .filter(
        one =>
          !isSame(
            one,
            before.find(({ id }) => id === one.id),
          ),
      )
      .map(({ id }) => id)
    changed.value = new Set([...changed.value, ...ids])
  }
  return { isOld, note }
}
