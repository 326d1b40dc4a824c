import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { AnswerVerdict, JoinVerdict, RoomLookup, LobbyInfo } from '#common/contract/room/participant.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import { cleanAnswer, cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'
import { isRepeatedWord, checkAnswer, checkPost } from '#common/domain/room/rules/validate-answer.ts'
import { findClaimant, findExpected, normalizeName, findNamesake } from '#common/domain/room/rules/match-names.ts'
import { generateCode, normalizeCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/room-codes.ts'
import { toOwnRecord, type RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { LONGEST_TURN_MS } from '#backend/room/guess-limiter.ts'
import { collectTitles } from '#common/domain/workshops/titles.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { OpenRoom } from '#backend/room/room-manager.ts'
import { hashOf, isSame, makeToken, personWithReturnCode, personWithToken, recordIdOf, TOKENS_KEPT } from '#backend/room/identity.ts'
import type { Context, HandlersFor, ParticipantContext } from '#backend/handlers/context.ts'
import { lessonView } from '#backend/handlers/courses.ts'
import { knownRun, openRoomOf, ownPlace } from '#backend/handlers/lookup/find-room.ts'

type Taking = Extract<
  keyof typeof roomContract,
  | 'room.lookUp'
  | 'room.join'
  | 'room.rejoin'
  | 'room.authenticateFacilitator'
  | 'room.participantState'
  | 'room.answer'
  | 'room.post'
  | 'room.vote'
  | 'room.setPace'
  | 'room.raiseHand'
  | 'room.changeOwnName'
  | 'room.changeOwnLanguage'
  | 'room.lesson'
>

/** More would not fit into any room that this is for. */
const MOST_PEOPLE = 2000

export const roomTakingHandlers: HandlersFor<Taking> = {
  'room.lookUp': async ({ code, token }, context) => {
    const room = context.rooms.current()
    const waitMs = refusedCode(room, code, context)
    if (room === undefined || waitMs !== undefined) return { kind: 'unknown', waitMs: waitMs ?? 0 }
    const person = token === undefined ? undefined : personWithToken(room.session.live.state, token)
    return person === undefined ? { kind: 'lobby', lobby: doorOf(room) } : comeIn(room, person, context)
  },

  'room.join': async (given, context) => {
    const room = context.rooms.current()
    const waitMs = refusedCode(room, given.code, context)
    if (room === undefined || waitMs !== undefined) return { kind: 'unknown', waitMs: waitMs ?? 0 }
    return join(room, given, context)
  },

  'room.rejoin': async ({ code, returnCode }, context) => {
    const room = context.rooms.current()
    const waitMs = refusedCode(room, code, context)
    if (room === undefined || waitMs !== undefined) return { kind: 'unknown', waitMs: waitMs ?? 0 }
    const turnMs = room.session.guesses.turnMs()
    if (turnMs === undefined) return { kind: 'unknown', waitMs: LONGEST_TURN_MS }
    await wait(turnMs)
    const person = personWithReturnCode(room.session.live.state, normalizeCode(returnCode))
    if (person === undefined) return { kind: 'unknown', waitMs: room.session.guesses.wrongSecret(context.caller.id) }
    const token = makeToken(context.randomBytes)
    await room.session.commit({
      t: 'person',
      id: person.id,
      change: { tokenHashes: [...person.tokenHashes, hashOf(token)].slice(-TOKENS_KEPT) },
    })
    return joined(room, person.id, token, context)
  },

  'room.authenticateFacilitator': async ({ code }, context) => {
    const { session } = openRoomOf(context)
    const waitMs = session.guesses.waitMs(context.caller.id)
    if (waitMs > 0) return { kind: 'unknown', waitMs }
    const turnMs = session.guesses.turnMs()
    if (turnMs === undefined) return { kind: 'unknown', waitMs: LONGEST_TURN_MS }
    await wait(turnMs)
    const { driveCode } = session.live.state
    const token = isSame(normalizeCode(code), driveCode) ? steeringToken(context.newId(), driveCode) : code
    const facilitatorId = facilitatorOf(token, driveCode)
    if (facilitatorId === undefined) return { kind: 'unknown', waitMs: session.guesses.wrongSecret(context.caller.id) }
    context.identify({ kind: 'facilitator', facilitatorId, participantId: undefined })
    return { kind: 'authenticated', token }
  },

  'room.participantState': async (_, context) => {
    const { room, person } = ownPlace(context)
    const mine = room.session.mine(person.id)
    if (mine === undefined) throw new CodedError('not-found', { person: person.id })
    return mine
  },

  'room.answer': ({ runId, part, answer }, context) =>
    keepAnswer(context, { t: 'answer', runId, by: '', part, answer: cleanAnswer(answer) }),

  'room.post': async ({ runId, text }, context) => {
    await openRoomOf(context).session.live.steady()
    const { room, person } = ownPlace(context)
    const run = knownRun(room, runId)
    const id = recordIdOf(context.callId, runId)
    if (run.posts.some(post => post.id === id)) return { kind: 'saved' }
    const by = room.session.keys.answerKey(run, person)
    const clean = cleanText(text)
    if (by !== undefined && run.state === 'open' && isRepeatedWord(run, by, clean)) return { kind: 'saved' }
    const refusal = by === undefined ? 'not-open' : checkPost(run, by, clean)
    if (by === undefined || refusal !== undefined) return { kind: 'refused', because: refusal ?? 'not-open' }
    const state = room.session.workshop().room.moderated ? 'waiting' : 'shown'
    const group = run.activity.kind === 'group-work' ? person.group : undefined
    await room.session.commit({ t: 'post', runId, post: { id, by, group, text: clean }, state }, ...answeredMark(room, person, by))
    return { kind: 'saved' }
  },

  'room.vote': async ({ runId, postId, on }, context) => {
    await openRoomOf(context).session.live.steady()
    const { room, person } = ownPlace(context)
    const run = knownRun(room, runId)
    const by = room.session.keys.answerKey(run, person)
    if (by === undefined || run.state !== 'open') return { kind: 'refused', because: 'not-open' }
    if (!run.posts.some(({ id, state }) => id === postId && state === 'shown')) return { kind: 'refused', because: 'does-not-fit' }
    await room.session.commit({ t: 'vote', runId, postId, by, on })
    return { kind: 'saved' }
  },

  'room.setPace': async ({ pace }, context) => {
    const { room, person } = ownPlace(context)
    room.session.setPace(person.id, pace ?? undefined)
    return null
  },

  'room.raiseHand': async ({ up }, context) => {
    const { room, person } = ownPlace(context)
    if (up === (room.session.live.state.hands[person.id] !== undefined)) return null
    await room.session.commit({ t: 'hand', id: person.id, since: up ? context.now().toISOString() : undefined })
    return null
  },

  'room.changeOwnName': async ({ name }, context) => {
    const { room, person } = ownPlace(context)
    const clean = cleanName(name)
    if (clean === '') throw new CodedError('bad-input', { field: 'name' })
    // Whoever has the name already may spell it anew; nobody may take another's.
    if (normalizeName(clean) !== normalizeName(person.name) && findNamesake(room.session.live.state.people, clean) !== undefined)
      throw new CodedError('conflict', { field: 'name' })
    await room.session.commit({ t: 'person', id: person.id, change: { name: clean, nameConfirmed: true } })
    return toOwnRecord({ ...person, name: clean, nameConfirmed: true })
  },

  'room.changeOwnLanguage': async ({ lang }, context) => {
    const { room, person } = ownPlace(context)
    if (person.lang !== lang) await room.session.commit({ t: 'person', id: person.id, change: { lang } })
    return null
  },

  'room.lesson': async ({ lang }, context) => {
    const { lesson } = ownPlace(context).room.session.live.state
    return lesson === undefined ? null : lessonView(lesson.courseId, lesson.lessonId, lang, context)
  },
}

/** How long a wrong code waits; undefined: the code is right. */
function refusedCode(room: OpenRoom | undefined, typed: string, { caller }: Context): number | undefined {
  if (room === undefined) return 0
  const { guesses, live } = room.session
  const waitMs = guesses.waitMs(caller.id)
  if (waitMs > 0) return waitMs
  return isSame(normalizeCode(typed), live.state.code) ? undefined : guesses.wrong(caller.id)
}

function doorOf({ session }: OpenRoom): LobbyInfo {
  const workshop = session.workshop()
  const { organisation, languages, room, participants } = workshop
  const names = room.namesOnPhones ? freeNames(session, participants) : []
  return { titles: collectTitles(workshop, languages), organisation, langs: languages, asks: room.asks, keptUntil: room.keptUntil, names }
}

function freeNames({ live }: OpenRoom['session'], participants: Workshop['participants']): LobbyInfo['names'] {
  const taken = new Set(Object.values(live.state.people).map(({ expectedId }) => expectedId))
  return participants.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name }))
}

function comeIn({ session }: OpenRoom, person: RoomParticipant, { identify }: Pick<Context, 'identify'>): RoomLookup {
  identify({ participantId: person.id })
  markJoined(session, person)
  const my = session.mine(person.id)
  if (my === undefined) throw new CodedError('not-found', { person: person.id })
  return { kind: 'rejoined', my }
}

/** Whoever comes while a session is on was there. What the disk refuses here is tried again with the next thing that happens. */
function markJoined(session: OpenRoom['session'], { id }: Pick<RoomParticipant, 'id'>): void {
  const { current, attendance } = session.live.state
  if (current === undefined || attendance[current.entryId]?.[id] !== undefined) return
  session.commit({ t: 'present', entryId: current.entryId, ids: [id], mark: 'joined' }).catch(() => undefined)
}

async function join(room: OpenRoom, given: ParsedInputOf<'room.join'>, context: Context): Promise<JoinVerdict> {
  const { session } = room
  const { people } = session.live.state
  const token = makeToken(context.randomBytes)
  const known = people[recordIdOf(context.callId, session.live.openingId)]
  if (known !== undefined) {
    // The same call again after a crash: the first answer was lost on its way, and with it the token.
    await session.commit({ t: 'person', id: known.id, change: { tokenHashes: [hashOf(token)] } })
    return joined(room, known.id, token, context)
  }
  if (Object.keys(people).length >= MOST_PEOPLE) return { kind: 'full' }
  const person = newPerson(room, given, token, context)
  if (person.name === '') throw new CodedError('bad-input', { field: 'name' })
  const folded = normalizeName(person.name)
  const other = findClaimant(people, person.expectedId) ?? findNamesake(people, person.name)
  // Which of two is meant a person decides, who sees both: not the phone that was first.
  if (other !== undefined) session.claim(other.id)
  if (other !== undefined || namesOnTheWay.has(folded)) return { kind: 'name-taken' }
  if (!session.guesses.maySitDown(context.caller.id)) return { kind: 'full' }
  namesOnTheWay.add(folded)
  try {
    await session.commit({ t: 'joined', person })
  } finally {
    namesOnTheWay.delete(folded)
  }
  return joined(room, person.id, token, context)
}

/** Two phones that send one name at the same moment are not let in as two people of that name. */
const namesOnTheWay = new Set<string>()

function newPerson(
  { session }: OpenRoom,
  given: ParsedInputOf<'room.join'>,
  token: string,
  { callId, now, randomBytes }: Context,
): RoomParticipant {
  const { participants, room } = session.workshop()
  const chosen = room.namesOnPhones ? participants.find(({ id }) => id === given.expectedId) : undefined
  const name = chosen?.name ?? cleanName(given.name)
  const expected = chosen ?? findExpected(participants, name)
  return {
    id: recordIdOf(callId, session.live.openingId),
    name,
    lang: given.lang,
    organisation: room.asks.organisation && given.organisation !== '' ? cleanText(given.organisation) : (expected?.organisation ?? ''),
    sex: room.asks.sex ? given.sex : undefined,
    ageBand: room.asks.ageBand ? given.ageBand : undefined,
    expectedId: expected?.id,
    group: expected?.group,
    returnCode: freeReturnCode(session, randomBytes),
    tokenHashes: [hashOf(token)],
    joinedAt: now().toISOString(),
    nameConfirmed: false,
  }
}

function freeReturnCode({ live }: Pick<OpenRoom['session'], 'live'>, randomBytes: Context['randomBytes']): string {
  const code = generateCode(ROOM_CODE_LENGTH, randomBytes)
  const isTaken = Object.values(live.state.people).some(({ returnCode }) => returnCode === code)
  return isTaken ? freeReturnCode({ live }, randomBytes) : code
}

function joined(room: OpenRoom, personId: string, token: string, context: Context): JoinVerdict {
  const { session } = room
  const my = session.mine(personId)
  if (my === undefined) throw new CodedError('not-found', { person: personId })
  context.identify({ participantId: personId })
  markJoined(session, { id: personId })
  return { kind: 'joined', token, my }
}

/** Who answers with a name took part; an anonymous answer says of nobody that they gave one. */
function answeredMark({ session }: OpenRoom, person: RoomParticipant, by: string): readonly RoomEvent[] {
  const { current, attendance } = session.live.state
  if (by !== person.id || current === undefined || attendance[current.entryId]?.[person.id] === 'answered') return []
  return [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'answered' }]
}

async function keepAnswer(context: ParticipantContext, entry: Extract<RoomEvent, { readonly t: 'answer' }>): Promise<AnswerVerdict> {
  await openRoomOf(context).session.live.steady()
  const { room, person } = ownPlace(context)
  const run = knownRun(room, entry.runId)
  const by = room.session.keys.answerKey(run, person)
  if (by === undefined) return { kind: 'refused', because: 'not-open' }
  // The same answer again after a crash: it was kept, only the word of it was lost.
  if (JSON.stringify(run.ballots[by]?.[entry.part]) === JSON.stringify(entry.answer)) return { kind: 'saved' }
  const refusal = checkAnswer(run, entry.part, entry.answer)
  if (refusal !== undefined) return { kind: 'refused', because: refusal }
  await room.session.commit({ ...entry, by }, ...answeredMark(room, person, by))
  return { kind: 'saved' }
}

/** Needs no list on the disk: who holds the room's second code made it. */
function steeringToken(facilitatorId: string, driveCode: string): string {
  return `${facilitatorId}.${createHmac('sha256', driveCode).update(facilitatorId).digest('base64url').slice(0, 22)}`
}

function facilitatorOf(token: string, driveCode: string): string | undefined {
  const facilitatorId = token.split('.')[0] ?? ''
  return token.includes('.') && isSame(token, steeringToken(facilitatorId, driveCode)) ? facilitatorId : undefined
}
