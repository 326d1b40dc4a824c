import { z } from 'zod'
import { WORKSHOP_LIMITS, type Workshop } from '#common/domain/workshops/workshop.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/read-participants.ts'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { AGENDA_NAMES } from '#common/domain/guides/workshop-guide.ts'
import { PAPERS, timeOfDayInput } from './document-file.ts'
import type { DocumentFile } from './document-file.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, nothing, recordIdInput } from './shared.ts'

const line = z.string().trim().max(160)
/** yyyy-mm-dd, or nothing. */
const day = z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/)
const ofWorkshop = z.object({ workshopId: recordIdInput })

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('guide'), courseId: contentIdInput, agenda: z.enum(AGENDA_NAMES) }),
  z.object({ kind: z.literal('nothing'), title: line.min(1) }),
  z.object({ kind: z.literal('copy'), workshopId: recordIdInput, title: line.min(1), isTemplate: z.boolean() }),
])

const { activities, items, itemLength, promptLength } = WORKSHOP_LIMITS

const termsInput = z.object({
  asks: z.object({ organisation: z.boolean(), sex: z.boolean(), ageBand: z.boolean() }),
  keptUntil: day,
  namesOnPhones: z.boolean(),
  moderated: z.boolean(),
  attendancePercent: z.int().min(1).max(100),
  wifi: z.object({ name: z.string().max(64), password: z.string().max(128), hidden: z.boolean() }),
})

const titles = z.partialRecord(localeInput, line)

const headChange = z
  .object({
    title: line.min(1),
    titles,
    place: line,
    organisation: line,
    from: day,
    to: day,
    languages: z.array(localeInput).min(1).max(4),
    begins: timeOfDayInput,
    room: termsInput,
  })
  .partial()

const activityText = z.object({
  title: line.min(1),
  promptHtml: z.string().max(promptLength),
  items: z.array(z.string().trim().min(1).max(itemLength)).max(items).readonly(),
})

/** What a facilitator writes is plain text: its mark-up characters are escaped before it is kept. */
export const activityInput = activityText.extend({
  id: contentIdInput,
  kind: z.enum(Object.keys(ACTIVITY_KINDS) as [ActivityKind, ...ActivityKind[]]),
  questionIds: z.array(contentIdInput).max(20).readonly(),
  courseId: contentIdInput.optional(),
  multiple: z.boolean(),
  anonymous: z.boolean(),
  translations: z.partialRecord(localeInput, activityText),
})

const minutes = z.int().min(1).max(WORKSHOP_LIMITS.minutes)
const shorteningInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('least'), minutes }),
  z.object({ kind: z.literal('drop') }),
  z.object({ kind: z.literal('fixed') }),
])
/** Without `shortening` or `titles` (in other languages) an entry keeps what it had. */
const entryInput = z.object({
  kind: z.enum(['session', 'break']),
  id: contentIdInput,
  title: line,
  titles: titles.optional(),
  minutes,
  shortening: shorteningInput.optional(),
})
const personInput = z.object({
  id: recordIdInput,
  name: z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH),
  organisation: z.string().trim().max(PARTICIPANT_NAME_MAX_LENGTH),
  group: z.int().nonnegative().max(WORKSHOP_LIMITS.groups).optional(),
})

/** A plan to take along, the sheet on which people sign that they were there, and for phones the help card and cards for the tables: with the way in while the room is open. */
export const WORKSHOP_DOCUMENTS = ['plan', 'sign-in', 'help', 'cards'] as const
export type WorkshopDocument = (typeof WORKSHOP_DOCUMENTS)[number]

export const workshopsContract = {
  /** Newest first. */
  'workshops.list': query({ reach: ['window'], owner: 'facilitator', input: nothing, output: returns<readonly Workshop[]>() }),
  'workshops.read': query({ reach: ['window'], owner: 'facilitator', input: ofWorkshop, output: returns<Workshop>() }),
  'workshops.make': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ source, lang: localeInput }),
    output: returns<Workshop>(),
  }),
  'workshops.change': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ change: headChange }),
    output: returns<Workshop>(),
  }),
  /** Order, titles, minutes and what to do when time is short; an entry that is not named is gone. */
  'workshops.setAgenda': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ agenda: z.array(entryInput).max(WORKSHOP_LIMITS.entries) }),
    output: returns<Workshop>(),
  }),
  /** The activities of one session; refused as `bad-input` where one breaks the terms of its kind. */
  'workshops.setActivities': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ entryId: contentIdInput, activities: z.array(activityInput).max(activities) }),
    output: returns<Workshop>(),
  }),
  /** Questions of a module's bank, to choose from: `id` and title. Without `courseId`: of the module the workshop was made from. */
  'workshops.questions': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ lang: localeInput, courseId: contentIdInput.optional() }),
    output: returns<readonly { readonly id: string; readonly title: string }[]>(),
  }),
  'workshops.setParticipants': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({
      participants: z.array(personInput).max(WORKSHOP_LIMITS.participants),
      groups: z.array(line.min(1)).max(WORKSHOP_LIMITS.groups),
    }),
    output: returns<Workshop>(),
  }),
  'workshops.remove': mutation({ reach: ['window'], owner: 'facilitator', input: ofWorkshop, output: returns<null>() }),
  'workshops.document': query({
    reach: ['window'],
    owner: 'facilitator',
    input: ofWorkshop.extend({ what: z.enum(WORKSHOP_DOCUMENTS), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}

export const workshopsEvents = {
  'workshops.changed': event<{ readonly workshopId: string }>({ reach: ['window', 'facilitator'], owner: 'none', payload: {} }),
}
