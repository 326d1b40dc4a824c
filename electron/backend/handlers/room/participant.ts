import { CodedError } from '#common/contract/errors.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import { findToldGroup } from '#common/domain/room/rules/assign-groups.ts'
import { cleanAnswer, cleanLines, cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'
import { normalizeName, findNamesake } from '#common/domain/room/people/match-names.ts'
import { toOwnRecord, type RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { isRepeatedWord, checkAnswer, checkPost } from '#common/domain/room/rules/validate-answer.ts'
import { isTooLate, shareOfTimeLeft } from '#common/domain/room/rules/question-time.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { HandlersFor, ParticipantContext } from '#backend/handlers/context.ts'
import { requireCaller, requireOpenRoom, requireRun } from '#backend/handlers/lookup/find-room.ts'
import { loadLessonView } from '#backend/handlers/lookup/lesson-view.ts'
import { deriveRecordId } from '#backend/room/identity.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import { roomLobbyHandlers } from './lobby.ts'

type ParticipantProcedure = Extract<
  keyof typeof roomContract,
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

const handlers: HandlersFor<ParticipantProcedure> = {
  'room.participantState': async (_, context) => {
    const { room, person } = requireCaller(context)
    const view = room.getParticipantState(person.id)
    if (view === undefined) throw new CodedError('not-found', { person: person.id })
    return view
  },

  'room.answer': async ({ runId, part, answer }, context) => {
    // Before anything is waited for: what the phone is told to be in time must not become late here.
    const receivedAt = requireOpenRoom(context).now()
    const { room, person, run, respondentId } = await settleRun(runId, context)
    if (respondentId === undefined) return { kind: 'refused', because: 'not-open' }
    const clean = cleanAnswer(answer)
    // The same answer again after a crash: it was saved, only the confirmation was lost.
    if (isSameAnswer(run.ballots[respondentId]?.[part], clean)) return { kind: 'saved' }
    const { state } = room.live
    const refusal = checkAnswer(run, part, clean) ?? (isTooLate(state, run, part, receivedAt) ? 'too-late' : undefined)
    if (refusal !== undefined) return { kind: 'refused', because: refusal }
    const timed =
      clean.kind === 'question' && run.options.speed === true
        ? { ...clean, timeLeft: shareOfTimeLeft(state, run, part, receivedAt) }
        : clean
    await room.commit({ t: 'answer', runId, by: respondentId, part, answer: timed }, ...createAnsweredEvents(room, person, respondentId))
    return { kind: 'saved' }
  },

  'room.post': async ({ runId, text }, context) => {
    const { room, person, run, respondentId } = await settleRun(runId, context)
    const id = deriveRecordId(context.callId, runId)
    if (run.posts.some(post => post.id === id)) return { kind: 'saved' }
    if (respondentId === undefined) return { kind: 'refused', because: 'not-open' }
    const clean = run.activity.kind === 'word-cloud' ? cleanText(text) : cleanLines(text)
    if (run.state === 'open' && isRepeatedWord(run, respondentId, clean)) return { kind: 'saved' }
    const refusal = checkPost(run, respondentId, clean)
    if (refusal !== undefined) return { kind: 'refused', because: refusal }
    const state = room.workshop().room.moderated ? 'waiting' : 'shown'
    const group = run.activity.kind === 'group-work' ? findToldGroup(run, person, room.live.state.people) : undefined
    const post = { id, by: respondentId, group, text: clean }
    await room.commit({ t: 'post', runId, post, state }, ...createAnsweredEvents(room, person, respondentId))
    return { kind: 'saved' }
  },

  'room.vote': async ({ runId, postId, on }, context) => {
    const { room, run, respondentId } = await settleRun(runId, context)
    if (respondentId === undefined || run.state !== 'open') return { kind: 'refused', because: 'not-open' }
    if (!run.posts.some(({ id, state }) => id === postId && state === 'shown')) return { kind: 'refused', because: 'does-not-fit' }
    await room.commit({ t: 'vote', runId, postId, by: respondentId, on })
    return { kind: 'saved' }
  },

  'room.setPace': async ({ pace }, context) => {
    const { room, person } = requireCaller(context)
    room.setPace(person.id, pace ?? undefined)
    return null
  },

  'room.raiseHand': async ({ up }, context) => {
    const { room, person } = requireCaller(context)
    if (up === (room.live.state.hands[person.id] !== undefined)) return null
    await room.commit({ t: 'hand', id: person.id, since: up ? room.now().toISOString() : undefined })
    return null
  },

  'room.changeOwnName': async ({ name }, context) => {
    const { room, person } = requireCaller(context)
    const clean = cleanName(name)
    if (clean === '') throw new CodedError('bad-input', { field: 'name' })
    // A participant may change the spelling of their own name, but not take another's.
    if (normalizeName(clean) !== normalizeName(person.name) && findNamesake(room.live.state.people, clean) !== undefined)
      throw new CodedError('conflict', { field: 'name' })
    await room.commit({ t: 'person', id: person.id, change: { name: clean, nameConfirmed: true } })
    return toOwnRecord({ ...person, name: clean, nameConfirmed: true })
  },

  'room.changeOwnLanguage': async ({ lang }, context) => {
    const { room, person } = requireCaller(context)
    if (person.lang !== lang) await room.commit({ t: 'person', id: person.id, change: { lang } })
    return null
  },

  'room.lesson': async ({ lang }, context) => {
    const { lesson } = requireCaller(context).room.live.state
    return lesson === undefined ? null : loadLessonView(lesson.courseId, lesson.lessonId, lang, context)
  },
}

export const roomParticipantHandlers: HandlersFor<ParticipantProcedure | keyof typeof roomLobbyHandlers> = {
  ...roomLobbyHandlers,
  ...handlers,
}

function isSameAnswer(saved: RoomAnswer | undefined, answer: RoomAnswer): boolean {
  const given = saved?.kind === 'question' ? { kind: saved.kind, response: saved.response } : saved
  return JSON.stringify(given) === JSON.stringify(answer)
}

interface SettledRun {
  readonly room: OpenRoom
  readonly person: RoomParticipant
  readonly run: ActivityRun
  /** Undefined: the run is anonymous and over, so nobody can answer it any more. */
  readonly respondentId: string | undefined
}

/** The run to which the caller answers, once no change to it is pending. */
async function settleRun(runId: string, context: ParticipantContext): Promise<SettledRun> {
  await requireOpenRoom(context).live.whenSettled()
  const { room, person } = requireCaller(context)
  const run = requireRun(room, runId)
  return { room, person, run, respondentId: room.anonymityKeys.findRespondentId(run, person) }
}

/** Marks that a participant answered in this session; an anonymous answer marks nobody. */
function createAnsweredEvents({ live }: OpenRoom, person: RoomParticipant, respondentId: string): readonly RoomEvent[] {
  const { current, attendance } = live.state
  if (respondentId !== person.id || current === undefined || attendance[current.entryId]?.[person.id] === 'answered') return []
  return [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'answered' }]
}
