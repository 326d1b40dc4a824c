import { z } from 'zod'
import { PARTICIPANT_NAME_MAX_LENGTH, WORKSHOP_LIMITS, type Workshop } from '#common/domain/workshops/workshop.ts'
import { SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import { NAME_VISIBILITIES } from '#common/domain/workshops/name-visibility.ts'
import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { OWN_QUESTION_KINDS, OWN_QUESTION_LIMITS } from '#common/domain/workshops/own-questions/own-question.ts'
import { isPictureName, PICTURE_MAX_BYTES } from '#common/domain/workshops/own-questions/picture.ts'
import { SLIDE_LIMITS } from '#common/domain/workshops/own-slides/own-slide.ts'
import { QUESTION_SECONDS } from '#common/domain/workshops/question-seconds.ts'
import type { AnswerKey } from '#common/domain/room/views/activity-view.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { AGENDA_NAMES, type GuideAgenda } from '#common/domain/guides/workshop-guide.ts'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, noInput, recordIdInput, timeOfDayInput } from './shared.ts'

/** A question of a bank that a room can ask. */
export type BankQuestion = QuestionView & {
  /** The language it is written in. */
  readonly lang: Locale
  readonly key: AnswerKey
  /** What somebody who answers it is able to do: titles of its competencies. */
  readonly topics: readonly string[]
}

export interface WorkshopBank {
  /** In the order of the bank. */
  readonly questions: readonly BankQuestion[]
  /** Number of questions of a kind that no room can ask. */
  readonly leftOut: number
}

export type AddedPicture =
  { readonly kind: 'added'; readonly name: string } | { readonly kind: 'refused'; readonly because: 'format' | 'size' }

const BASE64_BYTES = 3
const BASE64_CHARACTERS = 4
/** With room for a picture that is a little too large, so that it is refused in words. */
const PICTURE_BASE64_CHARACTERS = Math.ceil((PICTURE_MAX_BYTES + 1000) / BASE64_BYTES) * BASE64_CHARACTERS

const lineInput = z.string().trim().max(WORKSHOP_LIMITS.lineLength)
/** yyyy-mm-dd, or empty. */
const dayInput = z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/)
const workshopInput = z.object({ workshopId: recordIdInput })
/** `revision`: of the part as the caller read it; `conflict` if it has been changed since. Without it, the part is replaced. */
const partInput = workshopInput.extend({ revision: z.string().max(32).optional() })

const sourceInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('guide'), courseId: contentIdInput, agenda: z.enum(AGENDA_NAMES) }),
  z.object({ kind: z.literal('nothing'), title: lineInput.min(1) }),
  z.object({ kind: z.literal('copy'), workshopId: recordIdInput, title: lineInput.min(1), isTemplate: z.boolean() }),
])

const { activities, items, itemLength, promptLength } = WORKSHOP_LIMITS

const roomSettingsInput = z.object({
  asks: z.object({ organisation: z.boolean(), sex: z.boolean(), ageBand: z.boolean() }),
  keptUntil: dayInput,
  namesOnPhones: z.boolean(),
  moderated: z.boolean(),
  attendancePercent: z.int().min(1).max(100),
  wifi: z.object({ name: z.string().max(64), password: z.string().max(128), hidden: z.boolean() }),
})

const titlesInput = z.partialRecord(localeInput, lineInput)

const workshopChangeInput = z
  .object({
    title: lineInput.min(1),
    titles: titlesInput,
    place: lineInput,
    organisation: lineInput,
    from: dayInput,
    to: dayInput,
    languages: z.array(localeInput).min(1).max(4),
    begins: timeOfDayInput,
    room: roomSettingsInput,
  })
  .partial()

const activityTextInput = z.object({
  title: lineInput.min(1),
  promptHtml: z.string().max(promptLength),
  items: z.array(z.string().trim().min(1).max(itemLength)).max(items).readonly(),
  steps: z.array(z.string().trim().max(WORKSHOP_LIMITS.stepLength)).length(SCALE_STEPS).readonly().optional(),
  comment: z.string().trim().max(itemLength).optional(),
})

const { options: optionRange, ...lengths } = OWN_QUESTION_LIMITS
const ownTextInput = z.object({
  text: z.string().trim().min(1).max(lengths.text),
  options: z.array(z.string().trim().min(1).max(lengths.option)).max(optionRange.max).readonly(),
  unit: z.string().trim().max(lengths.unit),
  explanation: z.string().trim().max(lengths.explanation),
  alt: z.string().trim().max(lengths.alt),
})

const ownQuestionInput = ownTextInput.extend({
  id: contentIdInput,
  kind: z.enum(OWN_QUESTION_KINDS),
  points: z.int().min(1).max(lengths.points),
  right: z.array(z.int().nonnegative()).max(optionRange.max).readonly(),
  number: z.object({ value: z.number(), tolerance: z.number().nonnegative() }).optional(),
  picture: z.string().refine(isPictureName).optional(),
  translations: z.partialRecord(localeInput, ownTextInput),
})

/** Seconds for each question; 0: no limit. */
export const questionSecondsInput = z.union(QUESTION_SECONDS.map(seconds => z.literal(seconds)))

/** Facilitators write plain text: it is escaped before it is stored. */
export const activityInput = activityTextInput.extend({
  id: contentIdInput,
  kind: z.enum(Object.keys(ACTIVITY_KINDS) as [ActivityKind, ...ActivityKind[]]),
  questionIds: z.array(contentIdInput).max(WORKSHOP_LIMITS.questions).readonly(),
  ownQuestions: z.array(ownQuestionInput).max(WORKSHOP_LIMITS.questions).readonly().optional(),
  seconds: questionSecondsInput.optional(),
  courseId: contentIdInput.optional(),
  multiple: z.boolean(),
  names: z.enum(NAME_VISIBILITIES),
  translations: z.partialRecord(localeInput, activityTextInput),
})

const slideTextInput = {
  id: contentIdInput,
  title: z.string().trim().max(SLIDE_LIMITS.title),
  notes: z.string().trim().max(SLIDE_LIMITS.notes),
}
const slideInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), ...slideTextInput, picture: z.string().refine(isPictureName) }),
  z.object({ kind: z.literal('text'), ...slideTextInput, markdown: z.string().trim().max(SLIDE_LIMITS.markdown) }),
])

const minutesInput = z.int().min(1).max(WORKSHOP_LIMITS.minutes)
const shorteningInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('least'), minutes: minutesInput }),
  z.object({ kind: z.literal('drop') }),
  z.object({ kind: z.literal('fixed') }),
])
/** Without `shortening` or `titles`, an entry keeps what it had. */
const entryInput = z.object({
  kind: z.enum(['session', 'break']),
  id: contentIdInput,
  title: lineInput,
  titles: titlesInput.optional(),
  minutes: minutesInput,
  shortening: shorteningInput.optional(),
})
const participantInput = z.object({
  id: recordIdInput,
  name: z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH),
  organisation: z.string().trim().max(PARTICIPANT_NAME_MAX_LENGTH),
  group: z.int().nonnegative().max(WORKSHOP_LIMITS.groups).optional(),
})

/** The printed plan, the attendance sheet, and the help card and table cards for joining by phone, with the room code while the room is open. */
export const WORKSHOP_DOCUMENTS = ['plan', 'sign-in', 'help', 'cards'] as const
export type WorkshopDocument = (typeof WORKSHOP_DOCUMENTS)[number]

export const workshopsContract = {
  /** Newest first. */
  'workshops.list': query({ reach: ['window'], owner: 'facilitator', input: noInput, output: returns<readonly Workshop[]>() }),
  'workshops.read': query({ reach: ['window'], owner: 'facilitator', input: workshopInput, output: returns<Workshop>() }),
  /** How many activities have all their texts in each language. */
  'workshops.languages': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput,
    output: returns<readonly TextCoverage[]>(),
  }),
  /** The languages in which the guide of a module has the agenda, each as a workshop made in it would be; empty: none. */
  'workshops.guideLanguages': query({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ courseId: contentIdInput, agenda: z.enum(AGENDA_NAMES) }),
    output: returns<readonly TextCoverage[]>(),
  }),
  /** The agendas that the guide of a module has; empty: it has no guide. */
  'workshops.guideAgendas': query({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ courseId: contentIdInput, lang: localeInput }),
    output: returns<readonly GuideAgenda[]>(),
  }),
  'workshops.create': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ source: sourceInput, lang: localeInput }),
    output: returns<Workshop>(),
  }),
  'workshops.change': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: partInput.extend({ change: workshopChangeInput }),
    output: returns<Workshop>(),
  }),
  /** Order, titles, minutes and shortening; entries that are not listed are removed. */
  'workshops.setAgenda': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: partInput.extend({ agenda: z.array(entryInput).max(WORKSHOP_LIMITS.entries) }),
    output: returns<Workshop>(),
  }),
  /** The activities of one session; `bad-input` where one breaks the rules of its kind. */
  'workshops.setActivities': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: partInput.extend({ entryId: contentIdInput, activities: z.array(activityInput).max(activities) }),
    output: returns<Workshop>(),
  }),
  /** The facilitator's own slides of one session; pictures that no slide shows any more are removed. */
  'workshops.setSlides': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: partInput.extend({ entryId: contentIdInput, slides: z.array(slideInput).max(SLIDE_LIMITS.slides) }),
    output: returns<Workshop>(),
  }),
  /** Questions of a module's bank to choose from, with their answers. Without `courseId`: of the workshop's own module. */
  'workshops.questions': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ lang: localeInput, courseId: contentIdInput.optional() }),
    output: returns<WorkshopBank>(),
  }),
  /** Stores a picture for a question or a slide of its own. */
  'workshops.addPicture': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ base64: z.base64().max(PICTURE_BASE64_CHARACTERS) }),
    output: returns<AddedPicture>(),
  }),
  'workshops.setParticipants': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: partInput.extend({
      participants: z.array(participantInput).max(WORKSHOP_LIMITS.participants),
      groups: z.array(lineInput.min(1)).max(WORKSHOP_LIMITS.groups),
    }),
    output: returns<Workshop>(),
  }),
  'workshops.remove': mutation({ reach: ['window'], owner: 'facilitator', input: workshopInput, output: returns<null>() }),
  'workshops.document': query({
    reach: ['window'],
    owner: 'facilitator',
    input: workshopInput.extend({ what: z.enum(WORKSHOP_DOCUMENTS), lang: localeInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}

export const workshopsEvents = {
  'workshops.changed': event<{ readonly workshopId: string }>({ reach: ['window', 'facilitator'], owner: 'none', payload: {} }),
}
