import { setTimeout as wait } from 'node:timers/promises'
import { CodedError } from '#common/contract/errors.ts'
import type { JoinVerdict, RoomLookup, LobbyInfo } from '#common/contract/room/participant.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { normalizeCode } from '#common/domain/room/rules/connection/room-codes.ts'
import { collectTitles } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { requireOpenRoom } from '#backend/handlers/lookup/find-room.ts'
import { createFacilitatorToken, verifyFacilitatorToken } from '#backend/room/facilitator-token.ts'
import { MAX_DELAY_MS } from '#backend/http/guess-limiter.ts'
import {
  createToken,
  findParticipantByReturnCode,
  findParticipantByToken,
  hashToken,
  isSameSecret,
  MAX_TOKENS_PER_PARTICIPANT,
} from '#backend/room/identity.ts'
import { joinRoom } from '#backend/room/join-room.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'

type LobbyProcedure = Extract<keyof typeof roomContract, 'room.lookUp' | 'room.join' | 'room.rejoin' | 'room.authenticateFacilitator'>

/** What a phone may do before it is known as anybody. */
export const roomLobbyHandlers: HandlersFor<LobbyProcedure> = {
  'room.lookUp': async ({ code, token }, context) => {
    const check = checkRoomCode(code, context)
    if (check.kind === 'unknown') return check
    const { room } = check
    const person = token === undefined ? undefined : findParticipantByToken(room.live.state, token)
    return person === undefined ? { kind: 'lobby', lobby: describeLobby(room) } : reconnect(room, person, context)
  },

  'room.join': async (input, context) => {
    const check = checkRoomCode(input.code, context)
    if (check.kind === 'unknown') return check
    const { callId, caller, randomBytes } = context
    const result = await joinRoom(check.room, input, { callId, connectionId: caller.id, randomBytes })
    if (result.kind === 'name-missing') throw new CodedError('bad-input', { field: 'name' })
    return result.kind === 'joined' ? admit(check.room, result.personId, result.token, context) : { kind: result.kind }
  },

  'room.rejoin': async ({ code, returnCode }, context) => {
    const check = checkRoomCode(code, context)
    if (check.kind === 'unknown') return check
    const { room } = check
    const refusal = await delayTry(room)
    if (refusal !== undefined) return refusal
    const person = findParticipantByReturnCode(room.live.state, normalizeCode(returnCode))
    if (person === undefined) return { kind: 'unknown', waitMs: room.guessLimiter.recordWrongSecret(context.caller.id) }
    const token = createToken(context.randomBytes)
    const tokenHashes = [...person.tokenHashes, hashToken(token)].slice(-MAX_TOKENS_PER_PARTICIPANT)
    await room.commit({ t: 'person', id: person.id, change: { tokenHashes } })
    return admit(room, person.id, token, context)
  },

  'room.authenticateFacilitator': async ({ code }, context) => {
    const room = requireOpenRoom(context)
    const waitMs = room.guessLimiter.waitMs(context.caller.id)
    if (waitMs > 0) return { kind: 'unknown', waitMs }
    const refusal = await delayTry(room)
    if (refusal !== undefined) return refusal
    const { driveCode } = room.live.state
    const token = isSameSecret(normalizeCode(code), driveCode) ? createFacilitatorToken(context.newId(), driveCode) : code
    const facilitatorId = verifyFacilitatorToken(token, driveCode)
    if (facilitatorId === undefined) return { kind: 'unknown', waitMs: room.guessLimiter.recordWrongSecret(context.caller.id) }
    context.identify({ kind: 'facilitator', facilitatorId, participantId: undefined })
    return { kind: 'authenticated', token }
  },
}

interface UnknownCode {
  readonly kind: 'unknown'
  readonly waitMs: number
}

/** Checks a room code as it was typed; a wrong one counts against the connection. */
function checkRoomCode(typed: string, { rooms, caller }: Context): UnknownCode | { readonly kind: 'right'; readonly room: OpenRoom } {
  const room = rooms.current()
  if (room === undefined) return { kind: 'unknown', waitMs: 0 }
  const waitMs = room.guessLimiter.waitMs(caller.id)
  if (waitMs > 0) return { kind: 'unknown', waitMs }
  if (isSameSecret(normalizeCode(typed), room.live.state.code)) return { kind: 'right', room }
  return { kind: 'unknown', waitMs: room.guessLimiter.recordWrong(caller.id) }
}

/** Waits until a try at a secret code may be checked; while too many wait, it is refused at once. */
async function delayTry({ guessLimiter }: OpenRoom): Promise<UnknownCode | undefined> {
  const delayMs = guessLimiter.reserveDelayMs()
  if (delayMs === undefined) return { kind: 'unknown', waitMs: MAX_DELAY_MS }
  await wait(delayMs)
  return undefined
}

function describeLobby({ workshop, live }: OpenRoom): LobbyInfo {
  const current = workshop()
  const { organisation, languages, room, participants } = current
  const names = room.namesOnPhones ? listFreeNames(live, participants) : []
  return { titles: collectTitles(current, languages), organisation, langs: languages, asks: room.asks, keptUntil: room.keptUntil, names }
}

function listFreeNames({ state }: OpenRoom['live'], participants: Workshop['participants']): LobbyInfo['names'] {
  const withPhones = Object.values(state.people).filter(({ tokenHashes }) => tokenHashes.length > 0)
  const taken = new Set(withPhones.map(({ expectedId }) => expectedId))
  return participants.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name }))
}

function reconnect(room: OpenRoom, person: RoomParticipant, { identify }: Pick<Context, 'identify'>): RoomLookup {
  identify({ participantId: person.id })
  markPresent(room, person.id)
  const state = room.getParticipantState(person.id)
  if (state === undefined) throw new CodedError('not-found', { person: person.id })
  return { kind: 'rejoined', state }
}

function admit(room: OpenRoom, personId: string, token: string, { identify }: Pick<Context, 'identify'>): JoinVerdict {
  const state = room.getParticipantState(personId)
  if (state === undefined) throw new CodedError('not-found', { person: personId })
  identify({ participantId: personId })
  markPresent(room, personId)
  return { kind: 'joined', token, state }
}

/** Whoever connects during a session counts as present. A refusal by the disk is ignored: the next event marks them. */
function markPresent(room: OpenRoom, personId: string): void {
  const { current, attendance } = room.live.state
  if (current === undefined || attendance[current.entryId]?.[personId] !== undefined) return
  room.commit({ t: 'present', entryId: current.entryId, ids: [personId], mark: 'joined' }).catch(() => undefined)
}
