import type { ParsedInputOf } from '#common/contract/index.ts'
import type { ParticipantChange } from '#common/domain/room/events.ts'
import { cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'
import { findClaimant, findNameHolder, findUnclaimedExpected, normalizeName } from '#common/domain/room/people/match-names.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { generateCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/connection/room-codes.ts'
import { createToken, deriveRecordId, hashToken } from './identity.ts'
import type { OpenRoom } from './open-room.ts'

/** No room that this is for holds more people. */
const MAX_PARTICIPANTS = 2000

export type JoinResult =
  { readonly kind: 'joined'; readonly personId: string; readonly token: string } | { readonly kind: 'name-missing' | 'name-taken' | 'full' }

export interface JoinContext {
  /** The id of the call: the same call again is the same participant. */
  readonly callId: string
  readonly connectionId: string
  readonly randomBytes: (length: number) => Uint8Array
}

/** Names that are being written to the disk: two phones that send one name at the same moment do not both get in. */
const namesBeingSaved = new Set<string>()

/** Adds a participant to the room. */
export async function joinRoom(room: OpenRoom, input: ParsedInputOf<'room.join'>, context: JoinContext): Promise<JoinResult> {
  const { people } = room.live.state
  const token = createToken(context.randomBytes)
  const known = people[deriveRecordId(context.callId, room.live.openingId)]
  if (known !== undefined) {
    // The same call again after a crash: its first result was lost, and with it the token.
    await room.commit({ t: 'person', id: known.id, change: { tokenHashes: [hashToken(token)] } })
    return { kind: 'joined', personId: known.id, token }
  }
  if (Object.keys(people).length >= MAX_PARTICIPANTS) return { kind: 'full' }
  const person = createParticipant(room, input, token, context)
  if (person.name === '') return { kind: 'name-missing' }
  const foldedName = normalizeName(person.name)
  const other = findClaimant(people, person.expectedId) ?? findNameHolder(people, room.workshop().participants, person.name)
  const isTaken = (other !== undefined && !isTicked(other)) || namesBeingSaved.has(foldedName)
  // A facilitator, who sees both people, decides who is meant, not the phone that came first.
  if (isTaken && other !== undefined) room.claimName(other.id)
  if (isTaken) return { kind: 'name-taken' }
  if (!room.guessLimiter.allowJoin(context.connectionId)) return { kind: 'full' }
  namesBeingSaved.add(foldedName)
  try {
    await room.commit(other === undefined ? { t: 'joined', person } : { t: 'person', id: other.id, change: bringPhone(person) })
  } finally {
    namesBeingSaved.delete(foldedName)
  }
  return { kind: 'joined', personId: other?.id ?? person.id, token }
}

/** Ticked in the roll call and without a phone: the first phone that gives the name is theirs, as if they had not been ticked. */
function isTicked({ expectedId, tokenHashes }: RoomParticipant): boolean {
  return expectedId !== undefined && tokenHashes.length === 0
}

/** What a phone brings to somebody who was ticked. The name stays as the list spells it. */
function bringPhone({ lang, sex, ageBand, tokenHashes }: RoomParticipant): ParticipantChange {
  return { lang, tokenHashes, ...(sex === undefined ? {} : { sex }), ...(ageBand === undefined ? {} : { ageBand }) }
}

function createParticipant(
  room: OpenRoom,
  input: ParsedInputOf<'room.join'>,
  token: string,
  { callId, randomBytes }: JoinContext,
): RoomParticipant {
  const { participants, room: settings } = room.workshop()
  const chosen = settings.namesOnPhones ? participants.find(({ id }) => id === input.expectedId) : undefined
  const name = chosen?.name ?? cleanName(input.name)
  const expected = chosen ?? findUnclaimedExpected(room.live.state.people, participants, name, cleanText(input.organisation))
  const asksOrganisation = settings.asks.organisation && input.organisation !== ''
  return {
    id: deriveRecordId(callId, room.live.openingId),
    name,
    lang: input.lang,
    organisation: asksOrganisation ? cleanText(input.organisation) : (expected?.organisation ?? ''),
    sex: settings.asks.sex ? input.sex : undefined,
    ageBand: settings.asks.ageBand ? input.ageBand : undefined,
    expectedId: expected?.id,
    group: expected?.group,
    returnCode: makeReturnCode(room, randomBytes),
    tokenHashes: [hashToken(token)],
    joinedAt: room.now().toISOString(),
    nameConfirmed: false,
  }
}

function makeReturnCode({ live }: OpenRoom, randomBytes: JoinContext['randomBytes']): string {
  const taken = new Set(Object.values(live.state.people).map(({ returnCode }) => returnCode))
  let code = generateCode(ROOM_CODE_LENGTH, randomBytes)
  while (taken.has(code)) code = generateCode(ROOM_CODE_LENGTH, randomBytes)
  return code
}
