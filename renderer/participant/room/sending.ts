import { shallowRef, type ShallowRef } from 'vue'
import type { AnswerRefusal, AnswerVerdict } from '#common/contract/room/participant.ts'

/** What became of something that was handed in. `kept`: it is on the laptop's disk. */
export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly because: AnswerRefusal }
  | { readonly kind: 'failed' }

/** Hands in one thing after another; only the newest is spoken of. Resolves with whether it was kept. */
export function useSending(): {
  readonly sending: ShallowRef<Sending>
  readonly send: (ask: () => Promise<AnswerVerdict>) => Promise<boolean>
} {
  const sending = shallowRef<Sending>({ kind: 'idle' })
  let newest = 0

  async function send(ask: () => Promise<AnswerVerdict>): Promise<boolean> {
    const mine = ++newest
    sending.value = { kind: 'sending' }
    const verdict = await ask().catch((): Sending => ({ kind: 'failed' }))
    if (mine === newest) sending.value = verdict
    return verdict.kind === 'saved'
  }

  return { sending, send }
}
