import { computed, reactive, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { InputOf } from '#common/contract/index.ts'
import type { AnswerVerdict } from '#common/contract/room/participant.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { useSending, type Sending } from './sending.ts'
import { useRoom } from './use-room.ts'

/** The validator's own type has no `readonly`. */
type AnswerInput = InputOf<'room.answer'>['answer']

export interface AnswerDesk<D> {
  readonly draft: Ref<D>
  readonly kept: ComputedRef<RoomAnswer | undefined>
  /** The answer may be given or changed now. */
  readonly isEditing: ComputedRef<boolean>
  readonly sending: ShallowRef<Sending>
  readonly hand: (answer: RoomAnswer) => Promise<boolean>
  /** Hands in what is not whole yet; it stays a draft here. */
  readonly handQuietly: (answer: RoomAnswer) => Promise<unknown>
  readonly change: () => void
}

/** One answer from its first draft to "received", and back while the activity is open. What is not whole yet is kept, but not called received. */
export function useAnswer<D extends object>(
  activity: () => ActivityView,
  part: () => string,
  from: (answer: RoomAnswer | undefined) => D,
  isWhole: (answer: RoomAnswer) => boolean = () => true,
): AnswerDesk<D> {
  const room = useRoom()
  const { sending, send } = useSending()
  const key = computed(() => `${activity().runId}/${part()}`)
  const given = computed(() => room.my.value?.answers[part()])
  const kept = computed(() => (given.value !== undefined && isWhole(given.value) ? given.value : undefined))
  const isChanging = ref(false)
  const draft = ref(firstDraft()) as Ref<D>

  function firstDraft(): D {
    return reactive((room.drafts.read(key.value) as D | undefined) ?? from(given.value)) as D
  }

  /** What says no more than the kept answer is no draft. */
  function keepDraft(): void {
    if (JSON.stringify(draft.value) === JSON.stringify(from(given.value))) room.drafts.forget(key.value)
    else room.drafts.write(key.value, draft.value)
  }

  function ask(answer: RoomAnswer): Promise<AnswerVerdict> {
    return room.call('room.answer', { runId: activity().runId, part: part(), answer: answer as AnswerInput })
  }

  async function hand(answer: RoomAnswer): Promise<boolean> {
    const { runId } = activity()
    const [mine, mineKey] = [part(), key.value]
    const isKept = await send(() => ask(answer))
    if (!isKept) return false
    room.drafts.forget(mineKey)
    if (room.view.value?.activity?.runId === runId) room.amend({ answers: { ...room.my.value?.answers, [mine]: answer } })
    if (mineKey === key.value) isChanging.value = false
    return true
  }

  watch(key, () => {
    sending.value = { kind: 'idle' }
    isChanging.value = false
    draft.value = firstDraft()
  })
  watch(draft, keepDraft, { deep: true })
  // Own answers may come after the task: what nobody has touched shows them.
  watch(given, answer => {
    if (answer !== undefined && !isChanging.value && room.drafts.read(key.value) === undefined) draft.value = reactive(from(answer)) as D
  })

  const isEditing = computed(() => activity().state === 'open' && (kept.value === undefined || isChanging.value))
  return {
    draft,
    kept,
    isEditing,
    sending,
    hand,
    handQuietly: answer => ask(answer).catch(() => undefined),
    change: () => void (isChanging.value = true),
  }
}
