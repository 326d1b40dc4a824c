import { z } from 'zod'
import { MATRIX_STEPS, POST_MAX_LENGTH, SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import type { OwnParticipantRecord } from '#common/domain/room/rules/participant.ts'
import type { AnswerRefusal } from '#common/domain/room/rules/validate-answer.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Titles } from '#common/domain/workshops/titles.ts'
import type { RoomSettings } from '#common/domain/workshops/workshop.ts'
import type { LessonView } from '#common/contract/courses.ts'
import { mutation, query, returns } from '#common/contract/procedure.ts'
import { responseInput } from '#common/contract/quizzes.ts'
import { localeInput, noInput, recordIdInput } from '#common/contract/shared.ts'
import { aboutInput, ITEMS_MAX, nameInput, partInput, runInput } from './inputs.ts'

const codeInput = z.string().max(32)
const itemsInput = z.array(z.int().min(0).max(ITEMS_MAX)).max(ITEMS_MAX).readonly()
const stepInput = (steps: number) =>
  z
    .int()
    .min(0)
    .max(steps - 1)

const roomAnswerInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), items: itemsInput }),
  z.object({ kind: z.literal('question'), response: responseInput }),
  z.object({ kind: z.literal('order'), items: itemsInput }),
  z.object({ kind: z.literal('ratings'), steps: z.array(stepInput(SCALE_STEPS).nullable()).max(ITEMS_MAX).readonly() }),
  z.object({
    kind: z.literal('places'),
    places: z
      .array(z.object({ power: stepInput(MATRIX_STEPS), interest: stepInput(MATRIX_STEPS) }).nullable())
      .max(ITEMS_MAX)
      .readonly(),
  }),
])

/** What a phone that has the room code sees before joining. */
export interface LobbyInfo {
  /** Per language; a phone without its own shows the first of `langs`. */
  readonly titles: Titles
  readonly organisation: string
  readonly langs: readonly Locale[]
  readonly asks: RoomSettings['asks']
  readonly keptUntil: string
  /** Names to choose from; empty: the list is not shown on phones. */
  readonly names: readonly { readonly id: string; readonly name: string }[]
}

/** The code is wrong; the next attempt must wait. */
export interface UnknownCode {
  readonly kind: 'unknown'
  readonly waitMs: number
}

export type RoomLookup =
  | UnknownCode
  | { readonly kind: 'lobby'; readonly lobby: LobbyInfo }
  /** The token belongs to a participant. */
  | { readonly kind: 'rejoined'; readonly state: ParticipantState }

export type JoinVerdict =
  | { readonly kind: 'joined'; readonly token: string; readonly state: ParticipantState }
  | UnknownCode
  /** The facilitator was told. The person can rejoin with the return code, change the name or ask the facilitator. */
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'full' }

export type { AnswerRefusal }
export type AnswerVerdict = { readonly kind: 'saved' } | { readonly kind: 'refused'; readonly because: AnswerRefusal }

export type AuthenticateFacilitatorVerdict = UnknownCode | { readonly kind: 'authenticated'; readonly token: string }

const anybody = { reach: ['participant'], owner: 'none' } as const
const participant = { reach: ['participant'], owner: 'participant' } as const

export const participantContract = {
  'room.lookUp': query({
    ...anybody,
    input: z.object({ code: codeInput, token: z.string().max(64).optional() }),
    output: returns<RoomLookup>(),
  }),
  'room.join': mutation({
    ...anybody,
    input: aboutInput.extend({ code: codeInput, name: nameInput, lang: localeInput, expectedId: recordIdInput.optional() }),
    output: returns<JoinVerdict>(),
  }),
  'room.rejoin': mutation({
    ...anybody,
    input: z.object({ code: codeInput, returnCode: z.string().max(32) }),
    output: returns<JoinVerdict>(),
  }),
  /** Makes the phone a facilitator's remote. `code`: the facilitator code, or the token that this gave for it. */
  'room.authenticateFacilitator': mutation({
    reach: ['participant', 'facilitator'],
    owner: 'none',
    input: z.object({ code: z.string().max(64) }),
    output: returns<AuthenticateFacilitatorVerdict>(),
  }),
  'room.participantState': query({ ...participant, input: noInput, output: returns<ParticipantState>() }),
  /** On disk when this returns. While the activity is open, a second answer replaces the first. */
  'room.answer': mutation({
    ...participant,
    input: runInput.extend({ part: partInput, answer: roomAnswerInput }),
    output: returns<AnswerVerdict>(),
  }),
  'room.post': mutation({
    ...participant,
    input: runInput.extend({ text: z.string().trim().min(1).max(POST_MAX_LENGTH) }),
    output: returns<AnswerVerdict>(),
  }),
  'room.vote': mutation({
    ...participant,
    input: runInput.extend({ postId: recordIdInput, on: z.boolean() }),
    output: returns<AnswerVerdict>(),
  }),
  /** Null withdraws it. Never stored, on disk or with a name. */
  'room.setPace': mutation({
    ...participant,
    input: z.object({ pace: z.enum(['lost', 'fine', 'slow']).nullable() }),
    output: returns<null>(),
  }),
  'room.raiseHand': mutation({ ...participant, input: z.object({ up: z.boolean() }), output: returns<null>() }),
  'room.changeOwnName': mutation({ ...participant, input: z.object({ name: nameInput }), output: returns<OwnParticipantRecord>() }),
  'room.changeOwnLanguage': mutation({ ...participant, input: z.object({ lang: localeInput }), output: returns<null>() }),
  /** Path of the take-home document, valid for ten minutes; null: there is none yet. */
  'room.takeHome': query({
    ...participant,
    input: z.object({ lang: localeInput }),
    output: returns<{ readonly path: string } | null>(),
  }),
  /** The lesson opened for the room, without correct answers and facilitator notes. */
  'room.lesson': query({ ...participant, input: z.object({ lang: localeInput }), output: returns<LessonView | null>() }),
}
