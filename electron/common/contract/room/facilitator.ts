import { z } from 'zod'
import { POST_MAX_LENGTH } from '#common/domain/room/rules/answer.ts'
import type { HandFault } from '#common/domain/room/rules/count-hands.ts'
import type { NamedAnswers } from '#common/domain/room/rules/named-answers.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import { PRETEND_PHONES_MAX } from '#common/domain/room/rehearsal/pretend-answers.ts'
import { LANGUAGE_MODES, TURN_SECONDS } from '#common/domain/room/rules/projector-settings.ts'
import { BOARD_COLUMNS, BOARD_NAME_MAX_LENGTH, POST_ORDERS } from '#common/domain/room/wall/wall-settings.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import { WORKSHOP_LIMITS, type Workshop } from '#common/domain/workshops/workshop.ts'
import { mutation, query, returns } from '#common/contract/procedure.ts'
import { contentIdInput, localeInput, noInput, recordIdInput } from '#common/contract/shared.ts'
import { activityInput, questionSecondsInput } from '#common/contract/workshops.ts'
import { aboutInput, ITEMS_MAX, nameInput, organisationInput, partInput, runIdInput, runInput } from './inputs.ts'

/** What the control screen shows. */
export interface RoomControl {
  /** The caller's id in `live.controller`. */
  readonly callerId: string
  readonly workshop: Workshop
  readonly live: FacilitatorView
  readonly people: readonly ParticipantRow[]
}

export type OpenVerdict =
  | { readonly kind: 'opened'; readonly control: RoomControl }
  | { readonly kind: 'refused'; readonly because: 'template' | 'other-open' | 'rehearsing' | 'no-port' }

export type ResumeVerdict =
  | { readonly kind: 'resumed'; readonly workshopId: string }
  | { readonly kind: 'refused'; readonly because: 'no-copy' | 'damaged' | 'newer-here' }

export type AskVerdict =
  { readonly kind: 'asked'; readonly workshopId: string } | { readonly kind: 'refused'; readonly because: 'other-open' | 'no-port' }

export type HandCountVerdict = { readonly kind: 'saved' } | { readonly kind: 'refused'; readonly fault: HandFault }

/** The room that is open, for screens that lead into it. */
export interface OpenRoomSummary {
  readonly workshopId: string
  readonly title: string
  readonly isRehearsal: boolean
  /** The activity that phones show, as it was when it started; undefined: none. */
  readonly activityId?: string | undefined
}

const pageInput = z.int().min(0).max(999).optional()
const projectionInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code') }),
  z.object({ kind: z.literal('help') }),
  z.object({ kind: z.literal('slide'), entryId: contentIdInput, slide: z.int().min(0).max(199) }),
  z.object({ kind: z.literal('activity'), runId: runIdInput, page: pageInput }),
  z.object({ kind: z.literal('results'), runId: runIdInput, page: pageInput }),
  z.object({ kind: z.literal('post'), runId: runIdInput, postId: recordIdInput }),
  z.object({ kind: z.literal('podium'), runId: runIdInput }),
  z.object({ kind: z.literal('parked'), page: pageInput }),
  z.object({ kind: z.literal('timer') }),
  z.object({ kind: z.literal('break') }),
  z.object({ kind: z.literal('blank') }),
])
const minutesInput = z.int().min(0).max(WORKSHOP_LIMITS.minutes)
const folderInput = z.string().min(1).max(4096)

/** From the laptop or a remote. */
const facilitator = { reach: ['window', 'facilitator'], owner: 'facilitator' } as const
/** From the laptop only. */
const laptop = { reach: ['window'], owner: 'facilitator' } as const

const roomProcedures = {
  /** The open room; null: none. `interruptedWorkshopId`: its room was open when the suite last ended. */
  'room.state': query({
    ...facilitator,
    input: noInput,
    output: returns<{ readonly control: RoomControl | null; readonly interruptedWorkshopId: string | undefined }>(),
  }),
  /** The same in few words; null: no room is open. */
  'room.summary': query({ ...laptop, input: noInput, output: returns<OpenRoomSummary | null>() }),
  /** Makes a workshop of one question, opens its room and asks it. `today`: yyyy-mm-dd */
  'room.askNow': mutation({
    ...laptop,
    input: z.object({ activity: activityInput, lang: localeInput, today: z.iso.date() }),
    output: returns<AskVerdict>(),
  }),
  'room.open': mutation({ ...laptop, input: z.object({ workshopId: recordIdInput }), output: returns<OpenVerdict>() }),
  /** Opens the room for a rehearsal, with so many phones that answer by themselves. */
  'room.rehearse': mutation({
    ...laptop,
    input: z.object({ workshopId: recordIdInput, phones: z.int().min(1).max(PRETEND_PHONES_MAX) }),
    output: returns<OpenVerdict>(),
  }),
  /** Clears a rehearsal: nothing of it is left. */
  'room.close': mutation({ ...facilitator, input: noInput, output: returns<null>() }),
  /** Takes or releases exclusive control. */
  'room.toggleExclusiveControl': mutation({ ...facilitator, input: noInput, output: returns<null>() }),
  /** Null: the most likely address. */
  'room.chooseAddress': mutation({
    ...laptop,
    input: z.object({ address: z.string().max(64).nullable() }),
    output: returns<null>(),
  }),
  /** The folder that a copy of the open room is written to every 30 s; null: none. */
  'room.setCopyFolder': mutation({ ...laptop, input: z.object({ folder: folderInput.nullable() }), output: returns<null>() }),
  /** Imports a workshop and its room from such a copy, to resume on this computer. */
  'room.resumeFromCopy': mutation({ ...laptop, input: z.object({ folder: folderInput }), output: returns<ResumeVerdict>() }),
}

const dayProcedures = {
  /** Starts a session or break; null ends the current one. */
  'room.startEntry': mutation({ ...facilitator, input: z.object({ entryId: contentIdInput.nullable() }), output: returns<null>() }),
  /** Goes back to the session that was ended last and began then; nothing happens if it is another, or too long ago. */
  'room.undoEntry': mutation({ ...facilitator, input: z.object({ startedAt: z.iso.datetime() }), output: returns<null>() }),
  'room.replan': mutation({
    ...facilitator,
    input: z.object({
      entries: z.array(z.object({ entryId: contentIdInput, minutes: minutesInput, dropped: z.boolean() })).max(WORKSHOP_LIMITS.entries),
    }),
    output: returns<null>(),
  }),
  'room.project': mutation({
    ...facilitator,
    input: z.object({ projection: projectionInput, frozen: z.boolean() }),
    output: returns<null>(),
  }),
  'room.setProjector': mutation({
    ...facilitator,
    input: z.object({
      cornerCode: z.boolean(),
      languages: z.object({
        mode: z.enum(LANGUAGE_MODES),
        langs: z.array(localeInput).max(LOCALES.length),
        seconds: z.int().min(TURN_SECONDS.min).max(TURN_SECONDS.max),
      }),
    }),
    output: returns<null>(),
  }),
  'room.projectorView': query({ ...facilitator, input: noInput, output: returns<ProjectorView | null>() }),
  /** 0: no timer. */
  'room.setTimer': mutation({
    ...facilitator,
    input: z.object({ minutes: z.number().min(0).max(WORKSHOP_LIMITS.minutes) }),
    output: returns<null>(),
  }),
  /** Saves a point for later. */
  'room.park': mutation({
    ...facilitator,
    input: z.object({ text: z.string().trim().min(1).max(POST_MAX_LENGTH) }),
    output: returns<null>(),
  }),
  'room.unpark': mutation({ ...facilitator, input: z.object({ id: recordIdInput }), output: returns<null>() }),
  'room.openLesson': mutation({
    ...facilitator,
    input: z.object({ lesson: z.object({ courseId: contentIdInput, lessonId: contentIdInput }).nullable() }),
    output: returns<null>(),
  }),
}

const postIdsInput = z.array(recordIdInput).min(1).max(500)
const boardNameInput = z.string().trim().max(BOARD_NAME_MAX_LENGTH)

const runProcedures = {
  /** `again`: one more round of it. Without `seconds`, each question has as long as was planned. `answers`: of a show of hands. */
  'room.startActivity': mutation({
    ...facilitator,
    input: z.object({
      activityId: contentIdInput,
      again: z.boolean(),
      points: z.boolean(),
      teams: z.boolean(),
      selfPaced: z.boolean(),
      seconds: questionSecondsInput.optional(),
      speed: z.boolean().optional(),
      answers: z.enum(['phones', 'hands']).optional(),
    }),
    output: returns<{ readonly runId: string }>(),
  }),
  /** Starts an activity that is not in the plan. */
  'room.startAdHocActivity': mutation({
    ...facilitator,
    input: z.object({ activity: activityInput }),
    output: returns<{ readonly runId: string }>(),
  }),
  'room.setRunState': mutation({
    ...facilitator,
    input: runInput.extend({ to: z.enum(['open', 'paused', 'closed', 'revealed', 'discarded']) }),
    output: returns<null>(),
  }),
  /** Who answered what, for the facilitator alone; null: the run is anonymous. */
  'room.namedAnswers': query({ ...facilitator, input: runInput, output: returns<NamedAnswers | null>() }),
  /** Shows a run on phones; null: none. */
  'room.showRun': mutation({ ...facilitator, input: z.object({ runId: runIdInput.nullable() }), output: returns<null>() }),
  /** Goes to a question by its index; `reveal` shows the correct answer of the current one. */
  'room.setQuestion': mutation({
    ...facilitator,
    input: runInput.extend({
      to: z.union([
        z
          .int()
          .min(0)
          .max(ITEMS_MAX - 1),
        z.literal('reveal'),
      ]),
    }),
    output: returns<null>(),
  }),
  /** Approves or hides posts; `into`: merges them into that post. */
  'room.moderate': mutation({
    ...facilitator,
    input: runInput.extend({
      postIds: postIdsInput,
      state: z.enum(['waiting', 'shown', 'hidden']),
      into: recordIdInput.optional(),
    }),
    output: returns<null>(),
  }),
  /** Marks posts as answered, or moves them on the board; what is not given stays. */
  'room.arrangePosts': mutation({
    ...facilitator,
    input: runInput.extend({
      postIds: postIdsInput,
      answered: z.boolean().optional(),
      column: z
        .int()
        .min(0)
        .max(BOARD_COLUMNS.max - 1)
        .optional(),
      heading: boardNameInput.optional(),
    }),
    output: returns<null>(),
  }),
  /** Orders the posts, and makes them a board of two to five columns or, without columns, a list. */
  'room.setWall': mutation({
    ...facilitator,
    input: runInput.extend({ order: z.enum(POST_ORDERS), columns: z.array(boardNameInput).max(BOARD_COLUMNS.max) }),
    output: returns<null>(),
  }),
  /** Raised hands counted in the room, one number per option. */
  'room.countHands': mutation({
    ...facilitator,
    input: runInput.extend({ part: partInput, counts: z.array(z.int().min(0).max(2000)).max(ITEMS_MAX) }),
    output: returns<HandCountVerdict>(),
  }),
}

const participantProcedures = {
  'room.markAttendance': mutation({
    ...facilitator,
    input: z.object({ entryId: contentIdInput, personId: recordIdInput, present: z.boolean() }),
    output: returns<null>(),
  }),
  'room.addParticipant': mutation({ ...facilitator, input: aboutInput.extend({ name: nameInput }), output: returns<null>() }),
  /** Adds somebody of the participant list who is here without a phone. */
  'room.tickExpected': mutation({ ...facilitator, input: z.object({ expectedId: recordIdInput }), output: returns<null>() }),
  /** `notExpected`: not the expected participant of that name. `expectedId`: they are that one. `claimSeen`: the duplicate name is settled. */
  'room.changeParticipant': mutation({
    ...facilitator,
    input: z.object({
      personId: recordIdInput,
      name: nameInput.optional(),
      organisation: organisationInput.optional(),
      group: z
        .int()
        .min(0)
        .max(WORKSHOP_LIMITS.groups - 1)
        .nullable()
        .optional(),
      handDown: z.boolean().optional(),
      notExpected: z.boolean().optional(),
      expectedId: recordIdInput.optional(),
      claimSeen: z.boolean().optional(),
    }),
    output: returns<null>(),
  }),
  'room.mergeParticipants': mutation({
    ...facilitator,
    input: z.object({ from: recordIdInput, into: recordIdInput }),
    output: returns<null>(),
  }),
  'room.removeParticipant': mutation({ ...facilitator, input: z.object({ personId: recordIdInput }), output: returns<null>() }),
  /** Assigns all participants to groups. */
  'room.assignGroups': mutation({
    ...facilitator,
    input: z.object({
      groups: z.int().min(1).max(WORKSHOP_LIMITS.groups),
      by: z.enum(['random', 'mix-organisations', 'same-language', 'mix-sexes']),
    }),
    output: returns<null>(),
  }),
}

/** Throws `not-found` where no room is open, `conflict` where another facilitator has exclusive control. */
export const facilitatorContract = { ...roomProcedures, ...dayProcedures, ...runProcedures, ...participantProcedures }
