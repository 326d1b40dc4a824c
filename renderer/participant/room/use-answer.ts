import { computed, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { InputOf } from '#common/contract/index.ts'
import type { AnswerVerdict } from '#common/contract/room/participant.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import { useAnswerDraft } from './use-answer-draft.ts'
import { useSending, type SendState } from './use-sending.ts'
import { useRoomClient } from './use-room-client.ts'

/** The validator's own type has no `readonly`. */
type AnswerInput = InputOf<'room.answer'>['answer']

export interface AnswerEditor<D> {
  readonly draft: Ref<D>
  readonly savedAnswer: ComputedRef<RoomAnswer | undefined>
  /** The answer may be given or changed now. */
  readonly isEditing: ComputedRef<boolean>
  readonly sending: ShallowRef<SendState>
  readonly submit: (answer: RoomAnswer) => Promise<boolean>
  /** Saves an incomplete answer; it stays a draft on this phone. */
  readonly submitPartial: (answer: RoomAnswer) => Promise<unknown>
  readonly change: () => void
}

/** One answer from its first draft to "received", and again while the activity is open. Incomplete answers are saved, but not shown as received. */
export function useAnswer<D extends object>(
  activity: () => ActivityView,
  part: () => string,
  toDraft: (answer: RoomAnswer | undefined) => D,
  isComplete: (answer: RoomAnswer) => boolean = () => true,
): AnswerEditor<D> {
  const room = useRoomClient()
  const { sending, send } = useSending()
  const draftKey = computed(() => `${activity().runId}/${part()}`)
  const storedAnswer = computed(() => room.participant.value?.answers[part()])
  const savedAnswer = computed(() => (storedAnswer.value !== undefined && isComplete(storedAnswer.value) ? storedAnswer.value : undefined))
  const isChanging = ref(false)

  watch(draftKey, () => {
    sending.value = { kind: 'idle' }
    isChanging.value = false
  })
  const draft = useAnswerDraft({ drafts: room.drafts, draftKey, storedAnswer, isChanging, toDraft })

  function callAnswer(answer: RoomAnswer): Promise<AnswerVerdict> {
    return room.call('room.answer', { runId: activity().runId, part: part(), answer: answer as AnswerInput })
  }

  async function submit(answer: RoomAnswer): Promise<boolean> {
    const { runId } = activity()
    const [submittedPart, submittedKey] = [part(), draftKey.value]
    const isSaved = await send(() => callAnswer(answer))
    if (!isSaved) return false
    room.drafts.remove(submittedKey)
    if (room.view.value?.activity?.runId === runId) room.amend({ answers: { ...room.participant.value?.answers, [submittedPart]: answer } })
    if (submittedKey === draftKey.value) isChanging.value = false
    return true
  }

  return {
    draft,
    savedAnswer,
    isEditing: computed(() => activity().state === 'open' && !activity().isTimeUp && (savedAnswer.value === undefined || isChanging.value)),
    sending,
    submit,
    submitPartial: answer => callAnswer(answer).catch(() => undefined),
    change: () => void (isChanging.value = true),
  }
}
