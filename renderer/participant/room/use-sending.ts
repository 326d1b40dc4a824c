import { shallowRef, type ShallowRef } from 'vue'
import type { AnswerRefusal, AnswerVerdict } from '#common/contract/room/participant.ts'

/** The state of a submission. `saved`: it is on the laptop's disk. */
export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly because: AnswerRefusal }
  | { readonly kind: 'failed' }

/** Sends one submission after another; `sending` describes the newest. `send` resolves with whether it was saved. */
export function useSending(): {
  readonly sending: ShallowRef<SendState>
  readonly send: (submit: () => Promise<AnswerVerdict>) => Promise<boolean>
} {
  const sending = shallowRef<SendState>({ kind: 'idle' })
  let newest = 0

  async function send(submit: () => Promise<AnswerVerdict>): Promise<boolean> {
    const current = ++newest
    sending.value = { kind: 'sending' }
    const verdict = await submit().catch((): SendState => ({ kind: 'failed' }))
    if (current === newest) sending.value = verdict
    return verdict.kind === 'saved'
  }

  return { sending, send }
}
