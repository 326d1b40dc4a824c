import { z } from 'zod'
import { WORKSHOP_LIMITS, type Workshop } from '../domain/workshops/workshop.ts'
import { MOST_NAME } from '../domain/workshops/read-participants.ts'
import { AGENDA_NAMES } from '../domain/workshops/workshop-guide.ts'
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

const headChange = z.object({ title: line.min(1), place: line, organisation: line, from: day, to: day, languages: z.array(localeInput).min(1).max(4), begins: timeOfDayInput }).partial()

const entryInput = z.object({ kind: z.enum(['session', 'break']), id: contentIdInput, title: line, minutes: z.int().min(1).max(WORKSHOP_LIMITS.minutes) })
const personInput = z.object({ id: recordIdInput, name: z.string().trim().min(1).max(MOST_NAME), organisation: z.string().trim().max(MOST_NAME), group: z.int().nonnegative().max(WORKSHOP_LIMITS.groups).optional() })

/** A plan to take along, or the sheet on which people sign that they were there. */
export const WORKSHOP_PAPERS = ['plan', 'sign-in'] as const
export type WorkshopPaper = (typeof WORKSHOP_PAPERS)[number]

export const workshopsContract = {
  /** Newest first. */
  'workshops.list': query({ reach: ['window', 'facilitator'], owner: 'none', input: nothing, output: returns<readonly Workshop[]>() }),
  'workshops.read': query({ reach: ['window', 'facilitator'], owner: 'none', input: ofWorkshop, output: returns<Workshop>() }),
  'workshops.make': mutation({ reach: ['window', 'facilitator'], owner: 'none', input: z.object({ source, lang: localeInput }), output: returns<Workshop>() }),
  'workshops.change': mutation({ reach: ['window', 'facilitator'], owner: 'none', input: ofWorkshop.extend({ change: headChange }), output: returns<Workshop>() }),
  /** Order, titles and minutes; an entry that is not named is gone. */
  'workshops.setAgenda': mutation({ reach: ['window', 'facilitator'], owner: 'none', input: ofWorkshop.extend({ agenda: z.array(entryInput).max(WORKSHOP_LIMITS.entries) }), output: returns<Workshop>() }),
  'workshops.setParticipants': mutation({
    reach: ['window', 'facilitator'],
    owner: 'none',
    input: ofWorkshop.extend({ participants: z.array(personInput).max(WORKSHOP_LIMITS.participants), groups: z.array(line.min(1)).max(WORKSHOP_LIMITS.groups) }),
    output: returns<Workshop>(),
  }),
  'workshops.remove': mutation({ reach: ['window', 'facilitator'], owner: 'none', input: ofWorkshop, output: returns<null>() }),
  'workshops.document': query({ reach: ['window', 'facilitator'], owner: 'none', input: ofWorkshop.extend({ what: z.enum(WORKSHOP_PAPERS), lang: localeInput, paper: z.enum(PAPERS) }), output: returns<DocumentFile>() }),
}

export const workshopsEvents = {
  'workshops.changed': event<{ readonly workshopId: string }>({ reach: ['window', 'facilitator'], owner: 'none', payload: {} }),
}
