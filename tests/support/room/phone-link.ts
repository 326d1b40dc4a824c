import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import type { JoinVerdict } from '#common/contract/room/participant.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { createLink, type Link } from '#renderer/api/link.ts'

export interface PhoneLink extends Link {
  /** Ends the socket without a word, as a phone that falls asleep does. */
  readonly sleep: () => void
}

/** The page's own link over a real socket to the server of a room, or (`/link`) of learners' phones. */
export function phoneLink(port: number, origin = `http://127.0.0.1:${String(port)}`, path: '/room' | '/link' = '/room'): PhoneLink {
  let current: WebSocket | undefined
  const link = createLink({
    connect: listeners => {
      const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, { headers: { origin, host: new URL(origin).host } })
      current = socket
      socket.on('open', () => listeners.opened({ send: text => socket.send(text), close: () => socket.close() }))
      socket.on('message', data => listeners.received(asBuiltHere(String(data))))
      socket.on('close', () => listeners.lost())
      socket.on('error', () => undefined)
    },
    newId: () => v7(),
    onState: () => undefined,
    onOtherContract: () => undefined,
  })
  return { ...link, sleep: () => current?.terminate() }
}

/** A spec's link is not built, so it has no hash to compare. */
function asBuiltHere(text: string): string {
  const message = JSON.parse(text) as ServerMessage
  return message.t === 'hello' ? JSON.stringify({ ...message, contract: CONTRACT_HASH }) : text
}

export interface Phone {
  readonly link: PhoneLink
  readonly token: string
  readonly state: ParticipantState
}

/** Somebody who scans the code and joins. */
export async function joinByPhone(
  room: { readonly port: number; readonly code: string },
  name: string,
  over: { readonly lang?: 'en' | 'fr' | 'es' | 'ar'; readonly organisation?: string } = {},
): Promise<Phone> {
  const link = phoneLink(room.port)
  const verdict = await link.call('room.join', { code: room.code, name, lang: over.lang ?? 'en', organisation: over.organisation ?? '' })
  return { link, ...joined(verdict) }
}

export function joined(verdict: JoinVerdict): { readonly token: string; readonly state: ParticipantState } {
  if (verdict.kind !== 'joined') throw new Error(`not let in: ${verdict.kind}`)
  return { token: verdict.token, state: verdict.state }
}
