import { setTimeout as pause } from 'node:timers/promises'
import { joinByPhone, phoneLink } from '#tests/support/room/phone-link.ts'

/** Somebody with the page's own link, whose phone falls off now and then and comes back by itself. */
export interface Regular {
  readonly id: string
  /** By run: the item of the last answer that was acknowledged. */
  readonly kept: ReadonlyMap<string, number>
  /** Answers once within the time, and falls off meanwhile if it must. */
  readonly livesAMinute: (runId: string, minuteMs: number, drops: boolean) => Promise<void>
  readonly leave: () => void
}

const ITEMS = 5

export async function keepsComing(room: { readonly port: number; readonly code: string }, name: string): Promise<Regular> {
  const first = await joinByPhone(room, name)
  first.link.close()
  const link = phoneLink(room.port)
  link.onGreeted(call => call('room.lookUp', { code: room.code, token: first.token }))
  const kept = new Map<string, number>()

  async function answer(runId: string): Promise<void> {
    const item = Math.floor(Math.random() * ITEMS)
    const verdict = await link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [item] } })
    if (verdict.kind !== 'saved') throw new Error(`an answer was refused: ${verdict.because}`)
    kept.set(runId, item)
  }

  async function livesAMinute(runId: string, minuteMs: number, drops: boolean): Promise<void> {
    const moment = (): Promise<unknown> => pause(Math.random() * (minuteMs / 2))
    await Promise.all([moment().then(() => answer(runId)), drops ? moment().then(link.sleep) : undefined])
  }

  return { id: first.state.me.id, kept, livesAMinute, leave: link.close }
}
