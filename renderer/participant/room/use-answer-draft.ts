import { reactive, ref, watch, type Ref } from 'vue'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { DraftStore } from './draft-store.ts'

interface AnswerDraftOptions<D> {
  readonly drafts: DraftStore
  readonly draftKey: Readonly<Ref<string>>
  readonly storedAnswer: Readonly<Ref<RoomAnswer | undefined>>
  /** The participant is changing an answer that was saved before. */
  readonly isChanging: Readonly<Ref<boolean>>
  readonly toDraft: (answer: RoomAnswer | undefined) => D
}

/** The draft of one answer: it survives a reload and follows the stored answer until it is edited. */
export function useAnswerDraft<D extends object>({ drafts, draftKey, storedAnswer, isChanging, toDraft }: AnswerDraftOptions<D>): Ref<D> {
  const draft = ref(firstDraft()) as Ref<D>

  function firstDraft(): D {
    return reactive((drafts.read(draftKey.value) as D | undefined) ?? toDraft(storedAnswer.value)) as D
  }

  watch(draftKey, () => (draft.value = firstDraft()))
  watch(
    draft,
    edited => {
      const isUnchanged = JSON.stringify(edited) === JSON.stringify(toDraft(storedAnswer.value))
      if (isUnchanged) drafts.remove(draftKey.value)
      else drafts.write(draftKey.value, edited)
    },
    { deep: true },
  )
  // The participant's own answers may arrive after the task: an untouched draft shows them.
  watch(storedAnswer, answer => {
    if (answer !== undefined && !isChanging.value && drafts.read(draftKey.value) === undefined) draft.value = reactive(toDraft(answer)) as D
  })
  return draft
}
