import { z } from 'zod'
import { POST_MAX_LENGTH, MATRIX_STEPS, SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import { AGE_BANDS, SEXES, type ParticipantRow, type OwnParticipantRecord } from '#common/domain/room/rules/participant.ts'
import type { ParticipantStatus, ParticipantState, ParticipantView, ProjectorView, FacilitatorView } from '#common/domain/room/views/view-types.ts'
import type { Titles } from '#common/domain/workshops/titles.ts'
import type { RoomSettings, Workshop } from '#common/domain/workshops/workshop.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/read-participants.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LessonView } from '#common/contract/courses.ts'
import { event, mutation, query, returns } from '#common/contract/procedure.ts'
import { responseInput } from '#common/contract/quizzes.ts'
import { contentIdInput, localeInput, nothing, recordIdInput } from '#common/contract/shared.ts'
import { activityInput } from '#common/contract/workshops.ts'

const MOST_ITEMS = 20
const name = z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH)
const organisation = z.string().trim().max(PARTICIPANT_NAME_MAX_LENGTH)
const code = z.string().max(32)
/** A run: the activity's id, and its round after `~`. */
const runId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}(?:~\d{1,3})?$/)
const ofRun = z.object({ runId })
const step = (steps: number) =>
  z
    .int()
    .min(0)
    .max(steps - 1)
const place = z.int().min(0).max(MOST_ITEMS)

export const roomAnswerInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), items: z.array(place).max(MOST_ITEMS).readonly() }),
  z.object({ kind: z.literal('question'), response: responseInput }),
  z.object({ kind: z.literal('order'), items: z.array(place).max(MOST_ITEMS).readonly() }),
  z.object({ kind: z.literal('ratings'), steps: z.array(step(SCALE_STEPS).nullable()).max(MOST_ITEMS).readonly() }),
  z.object({
    kind: z.literal('places'),
    places: z
      .array(z.object({ power: step(MATRIX_STEPS), interest: step(MATRIX_STEPS) }).nullable())
      .max(MOST_ITEMS)
      .readonly(),
  }),
])

const projection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code') }),
  z.object({ kind: z.literal('help') }),
  z.object({ kind: z.literal('slide'), entryId: contentIdInput, slide: z.int().min(0).max(99) }),
  z.object({ kind: z.literal('activity'), runId }),
  z.object({ kind: z.literal('results'), runId }),
  z.object({ kind: z.literal('podium'), runId }),
  z.object({ kind: z.literal('parked') }),
  z.object({ kind: z.literal('timer') }),
  z.object({ kind: z.literal('blank') }),
])

/** What the door tells a phone that holds the code. */
export interface LobbyInfo {
  /** By language: a phone shows its own, else the first. */
  readonly titles: Titles
  readonly organisation: string
  readonly langs: readonly Locale[]
  readonly asks: RoomSettings['asks']
  readonly keptUntil: string
  /** Names to choose from; empty: the facilitator keeps them to the laptop. */
  readonly names: readonly { readonly id: string; readonly name: string }[]
}

export type RoomLookup =
  /** No such room; `waitMs`: how long the next try waits. */
  | { readonly kind: 'unknown'; readonly waitMs: number }
  | { readonly kind: 'door'; readonly door: LobbyInfo }
  | { readonly kind: 'back'; readonly my: ParticipantState }

export type JoinVerdict =
  | { readonly kind: 'joined'; readonly token: string; readonly my: ParticipantState }
  | { readonly kind: 'unknown'; readonly waitMs: number }
  /** Somebody of that name is here: the person comes back by the return code, adds to the name, or asks the facilitator, who was told. */
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'full' }

export type AnswerVerdict = { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly because: AnswerRefusal }
export type AnswerRefusal = 'not-open' | 'does-not-fit' | 'already-shown' | 'too-many'

export type AuthenticateFacilitatorVerdict = { readonly kind: 'steering'; readonly token: string } | { readonly kind: 'unknown'; readonly waitMs: number }

export type OpenVerdict =
  | { readonly kind: 'opened'; readonly control: RoomControl }
  | { readonly kind: 'refused'; readonly because: 'template' | 'other-open' | 'no-port' }

export interface RoomControl {
  /** Who the caller is to `live.driver`. */
  readonly you: string
  readonly workshop: Workshop
  readonly live: FacilitatorView
  readonly people: readonly ParticipantRow[]
}

const both = ['window', 'facilitator'] as const

/** What a facilitator does in an open room, from the laptop or a phone. Throws `not-found` where no room is open, `conflict` where another drives. */
const steering = {
  /** The open room; null: none is open. `wasOpen`: a workshop whose room was open when the suite ended. */
  'room.state': query({
    reach: [...both],
    owner: 'facilitator',
    input: nothing,
    output: returns<{ readonly control: RoomControl | null; readonly wasOpen: string | undefined }>(),
  }),
  'room.open': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ workshopId: recordIdInput }),
    output: returns<OpenVerdict>(),
  }),
  'room.close': mutation({ reach: [...both], owner: 'facilitator', input: nothing, output: returns<null>() }),
  /** Starts a session or break; null ends what is on. */
  'room.startEntry': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ entryId: contentIdInput.nullable() }),
    output: returns<null>(),
  }),
  'room.replan': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({
      entries: z.array(z.object({ entryId: contentIdInput, minutes: z.int().min(0).max(480), dropped: z.boolean() })).max(60),
    }),
    output: returns<null>(),
  }),
  /** Puts an activity on the phones; `again`: one more round of it. Gives the run's id. */
  'room.startActivity': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ activityId: contentIdInput, again: z.boolean(), points: z.boolean(), teams: z.boolean(), selfPaced: z.boolean() }),
    output: returns<{ readonly runId: string }>(),
  }),
  /** An activity that nobody planned. */
  'room.startOwnActivity': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ activity: activityInput }),
    output: returns<{ readonly runId: string }>(),
  }),
  'room.setRun': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: ofRun.extend({ to: z.enum(['open', 'paused', 'closed', 'revealed', 'discarded']) }),
    output: returns<null>(),
  }),
  /** Takes the run off the phones, or puts it back. */
  'room.showRun': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ runId: runId.nullable() }),
    output: returns<null>(),
  }),
  /** Goes to a question of a round; `reveal` shows the answer of the one that is asked. */
  'room.question': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: ofRun.extend({ to: z.union([z.int().min(0).max(19), z.literal('reveal')]) }),
    output: returns<null>(),
  }),
  /** Lets posts through, hides them, or lets the one `into` stand for all of them. */
  'room.moderate': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: ofRun.extend({
      postIds: z.array(recordIdInput).min(1).max(500),
      state: z.enum(['waiting', 'shown', 'hidden']),
      into: recordIdInput.optional(),
    }),
    output: returns<null>(),
  }),
  /** Hands counted in the room, one number an option; `part` is a question's id or ''. */
  'room.countHands': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: ofRun.extend({ part: contentIdInput.or(z.literal('')), counts: z.array(z.int().min(0).max(2000)).max(MOST_ITEMS) }),
    output: returns<null>(),
  }),
  'room.project': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ projection, frozen: z.boolean() }),
    output: returns<null>(),
  }),
  /** 0: no timer. */
  'room.timer': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ minutes: z.number().min(0).max(480) }),
    output: returns<null>(),
  }),
  'room.park': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ text: z.string().trim().min(1).max(POST_MAX_LENGTH) }),
    output: returns<null>(),
  }),
  'room.unpark': mutation({ reach: [...both], owner: 'facilitator', input: z.object({ id: recordIdInput }), output: returns<null>() }),
  'room.openLesson': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ lesson: z.object({ courseId: contentIdInput, lessonId: contentIdInput }).nullable() }),
    output: returns<null>(),
  }),
  /** Ticks by hand, or takes a mark away. */
  'room.tick': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ entryId: contentIdInput, personId: recordIdInput, present: z.boolean() }),
    output: returns<null>(),
  }),
  'room.addPerson': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ name, organisation, sex: z.enum(SEXES).optional(), ageBand: z.enum(AGE_BANDS).optional() }),
    output: returns<null>(),
  }),
  /** `notExpected`: they are not the one of the list whose name they gave. `claimSeen`: it is clear who of two has the name. */
  'room.changePerson': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({
      personId: recordIdInput,
      name: name.optional(),
      organisation: organisation.optional(),
      group: z.int().min(0).max(39).nullable().optional(),
      handDown: z.boolean().optional(),
      notExpected: z.boolean().optional(),
      claimSeen: z.boolean().optional(),
    }),
    output: returns<null>(),
  }),
  'room.mergePeople': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ from: recordIdInput, into: recordIdInput }),
    output: returns<null>(),
  }),
  'room.removePerson': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ personId: recordIdInput }),
    output: returns<null>(),
  }),
  /** Deals everybody into groups, at random or so that each group is alike or mixed in a criterion. */
  'room.assignGroups': mutation({
    reach: [...both],
    owner: 'facilitator',
    input: z.object({ groups: z.int().min(1).max(40), by: z.enum(['random', 'mix-organisations', 'same-language', 'mix-sexes']) }),
    output: returns<null>(),
  }),
  /** Makes the caller the only one who drives; called by who drives alone, it lets everybody drive again. */
  'room.drive': mutation({ reach: [...both], owner: 'facilitator', input: nothing, output: returns<null>() }),
  /** Another address than the likely one; null: the likely one. */
  'room.chooseAddress': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ address: z.string().max(64).nullable() }),
    output: returns<null>(),
  }),
  /** Where the live session is copied to every 30 s; null: nowhere. */
  'room.copyTo': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ folder: z.string().min(1).max(4096).nullable() }),
    output: returns<null>(),
  }),
  /** Brings a workshop from such a copy to this machine, to go on with it. */
  'room.takeOver': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ folder: z.string().min(1).max(4096) }),
    output: returns<
      | { readonly kind: 'taken'; readonly workshopId: string }
      | { readonly kind: 'refused'; readonly because: 'no-copy' | 'damaged' | 'newer-here' }
    >(),
  }),
  'room.projector': query({ reach: [...both], owner: 'facilitator', input: nothing, output: returns<ProjectorView | null>() }),
}

const taking = {
  'room.look': query({
    reach: ['participant'],
    owner: 'none',
    input: z.object({ code, token: z.string().max(64).optional() }),
    output: returns<RoomLookup>(),
  }),
  'room.join': mutation({
    reach: ['participant'],
    owner: 'none',
    input: z.object({
      code,
      name,
      lang: localeInput,
      organisation,
      sex: z.enum(SEXES).optional(),
      ageBand: z.enum(AGE_BANDS).optional(),
      expectedId: recordIdInput.optional(),
    }),
    output: returns<JoinVerdict>(),
  }),
  /** Comes back as the person of a return code. */
  'room.return': mutation({
    reach: ['participant'],
    owner: 'none',
    input: z.object({ code, returnCode: z.string().max(32) }),
    output: returns<JoinVerdict>(),
  }),
  /** A facilitator's phone: by the code of a second facilitator, or by what it was given for it. */
  'room.steer': mutation({
    reach: ['participant', 'facilitator'],
    owner: 'none',
    input: z.object({ code: z.string().max(64) }),
    output: returns<AuthenticateFacilitatorVerdict>(),
  }),
  'room.mine': query({ reach: ['participant'], owner: 'participant', input: nothing, output: returns<ParticipantState>() }),
  /** On disk when this returns. A second answer takes the place of the first while the activity is open. */
  'room.answer': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: ofRun.extend({ part: contentIdInput.or(z.literal('')), answer: roomAnswerInput }),
    output: returns<AnswerVerdict>(),
  }),
  'room.post': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: ofRun.extend({ text: z.string().trim().min(1).max(POST_MAX_LENGTH) }),
    output: returns<AnswerVerdict>(),
  }),
  'room.vote': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: ofRun.extend({ postId: recordIdInput, on: z.boolean() }),
    output: returns<AnswerVerdict>(),
  }),
  /** Null: takes it back. Never kept with a name, nor on the disk. */
  'room.pace': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: z.object({ pace: z.enum(['lost', 'fine', 'slow']).nullable() }),
    output: returns<null>(),
  }),
  'room.raiseHand': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: z.object({ up: z.boolean() }),
    output: returns<null>(),
  }),
  'room.myName': mutation({ reach: ['participant'], owner: 'participant', input: z.object({ name }), output: returns<OwnParticipantRecord>() }),
  'room.myLanguage': mutation({
    reach: ['participant'],
    owner: 'participant',
    input: z.object({ lang: localeInput }),
    output: returns<null>(),
  }),
  /** Where the paper to take home can be fetched for ten minutes; null: there is nothing yet. */
  'room.takeHome': query({
    reach: ['participant'],
    owner: 'participant',
    input: z.object({ lang: localeInput }),
    output: returns<{ readonly path: string } | null>(),
  }),
  /** The lesson that is open to the room, without keys and without notes for facilitators. */
  'room.lesson': query({
    reach: ['participant'],
    owner: 'participant',
    input: z.object({ lang: localeInput }),
    output: returns<LessonView | null>(),
  }),
}

export const roomContract = { ...steering, ...taking }

export const roomEvents = {
  /** To every phone, the same bytes. */
  'room.view': event<ParticipantView>({ reach: ['participant'], owner: 'participant', payload: {} }),
  /** To the phones of one person: somebody else has changed what they are in the room. */
  'room.me': event<ParticipantStatus>({ reach: ['participant'], owner: 'participant', payload: {} }),
  'room.live': event<FacilitatorView>({ reach: [...both], owner: 'facilitator', payload: {} }),
  'room.people': event<readonly ParticipantRow[]>({ reach: [...both], owner: 'facilitator', payload: {} }),
  'room.projected': event<ProjectorView>({ reach: [...both], owner: 'facilitator', payload: {} }),
  /** The room was opened or closed; the workshop's id, or null. */
  'room.opened': event<{ readonly workshopId: string | null }>({ reach: ['window'], owner: 'none', payload: {} }),
}
