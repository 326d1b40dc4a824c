import { z } from 'zod'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { NAME_VISIBILITIES, withAnonymousEvaluation, withNameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { PlannedEntry, Workshop } from '#common/domain/workshops/workshop.ts'
import { QUESTION_SECONDS } from '#common/domain/workshops/question-seconds.ts'
import { OWN_QUESTION_KINDS } from '#common/domain/workshops/own-questions/own-question.ts'
import { AGENDA_NAMES, STEP_KINDS } from '#common/domain/guides/workshop-guide.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const locale = z.enum(LOCALES)

const ownText = { text: z.string(), options: z.array(z.string()), unit: z.string(), explanation: z.string(), alt: z.string() }

const ownQuestion = z.object({
  ...ownText,
  id: z.string(),
  kind: z.enum(OWN_QUESTION_KINDS),
  points: z.number(),
  right: z.array(z.number()),
  number: z.object({ value: z.number(), tolerance: z.number() }).optional(),
  picture: z.string().optional(),
  textLang: locale.optional(),
  translations: z.partialRecord(locale, z.object(ownText)),
})

const activityText = {
  title: z.string(),
  promptHtml: z.string(),
  items: z.array(z.string()),
  steps: z.array(z.string()).optional(),
  comment: z.string().optional(),
}

const activity = z.object({
  ...activityText,
  id: z.string(),
  kind: z.enum(Object.keys(ACTIVITY_KINDS) as [ActivityKind, ...ActivityKind[]]),
  questionIds: z.array(z.string()),
  courseId: z.string().optional(),
  /** Missing in workshops saved before it was remembered, and where it is the first language. */
  textLang: locale.optional(),
  ownQuestions: z.array(ownQuestion).optional(),
  seconds: z.union(QUESTION_SECONDS.map(seconds => z.literal(seconds))).optional(),
  multiple: z.boolean(),
  names: z.enum(NAME_VISIBILITIES),
  translations: z.partialRecord(locale, z.object(activityText)),
})

/** Missing in workshops saved before titles in other languages existed. */
const titles = z.partialRecord(locale, z.string()).optional()

const shortening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('least'), minutes: z.number() }),
  z.object({ kind: z.literal('drop') }),
  z.object({ kind: z.literal('fixed') }),
])

const script = z.object({
  html: z.string(),
  steps: z.array(z.object({ minutes: z.number(), kind: z.enum(STEP_KINDS), html: z.string(), activityId: z.string().optional() })),
  sayHtml: z.string(),
  debrief: z.array(z.string()),
  troubles: z.array(z.string()),
  withoutDevicesHtml: z.string(),
  slides: z.array(z.object({ title: z.string(), html: z.string() })),
})

const slideTexts = { id: z.string(), title: z.string(), notes: z.string(), textLang: locale.optional() }
/** Missing in workshops saved before it existed, and where there are none. */
const ownSlides = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picture'), ...slideTexts, picture: z.string() }),
      z.object({ kind: z.literal('text'), ...slideTexts, markdown: z.string(), html: z.string() }),
    ]),
  )
  .optional()

const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('break'), id: z.string(), title: z.string(), titles, minutes: z.number() }),
  z.object({
    kind: z.literal('session'),
    id: z.string(),
    title: z.string(),
    titles,
    minutes: z.number(),
    shortening,
    activities: z.array(activity),
    script: script.optional(),
    ownSlides,
  }),
])

const room = z.object({
  asks: z.object({ organisation: z.boolean(), sex: z.boolean(), ageBand: z.boolean() }),
  keptUntil: z.string(),
  namesOnPhones: z.boolean(),
  moderated: z.boolean(),
  attendancePercent: z.number(),
  wifi: z.object({ name: z.string(), password: z.string(), hidden: z.boolean() }),
})

const workshop = z.object({
  id: z.string(),
  title: z.string(),
  titles,
  place: z.string(),
  organisation: z.string(),
  from: z.string(),
  to: z.string(),
  languages: z.array(locale),
  begins: z.number(),
  guide: z.object({ courseId: z.string(), agenda: z.enum(AGENDA_NAMES), lang: locale }).optional(),
  agenda: z.array(entry),
  participants: z.array(z.object({ id: z.string(), name: z.string(), organisation: z.string(), group: z.number().optional() })),
  groups: z.array(z.string()),
  room,
  isTemplate: z.boolean(),
  createdAt: z.string(),
  /** Missing in workshops saved before it existed. */
  closedAt: z.string().optional(),
})

export const workshopKind: DocumentKind<Workshop> = {
  name: 'workshop',
  migrations: [saySeenNames, allowOwnQuestions, allowOwnSlides, keepEvaluationsAnonymous, allowShorterAgendas],
  parse: parseWorkshop,
}

function parseWorkshop(data: unknown): Workshop {
  const fields = workshop.parse(data)
  const participants = fields.participants.map(person => ({ ...person, group: person.group }))
  return { ...fields, guide: fields.guide, participants, agenda: fields.agenda.map(toPlannedEntry) }
}

function toPlannedEntry(fields: z.infer<typeof entry>): PlannedEntry {
  if (fields.kind === 'break') return fields
  return {
    ...fields,
    script: fields.script && { ...fields.script, steps: fields.script.steps.map(step => ({ ...step, activityId: step.activityId })) },
  }
}

/** From schema 1, whose activities were anonymous or not, to who sees names. */
function saySeenNames(data: unknown): unknown {
  return changeActivities(data, withNameVisibility)
}

/** From schema 4, whose evaluations were all anonymous; their scales had no own names for the steps, which an older suite would drop. */
function keepEvaluationsAnonymous(data: unknown): unknown {
  return changeActivities(data, withAnonymousEvaluation)
}

function changeActivities(data: unknown, change: (activity: object) => object): unknown {
  const { agenda, ...others } = z
    .looseObject({ agenda: z.array(z.looseObject({ activities: z.array(z.looseObject({})).optional() })) })
    .parse(data)
  return {
    ...others,
    agenda: agenda.map(entry => (entry.activities === undefined ? entry : { ...entry, activities: entry.activities.map(change) })),
  }
}

/** From schema 2, whose activities had neither own questions nor a time for each: an older suite would drop them, so it must not read them. */
function allowOwnQuestions(data: unknown): unknown {
  return data
}

/** From schema 3, whose sessions had no slides of the facilitator's own: an older suite would drop them, so it must not read them. */
function allowOwnSlides(data: unknown): unknown {
  return data
}

/** From schema 5, whose agendas took half a day or a day: an older suite could not read the shorter ones. */
function allowShorterAgendas(data: unknown): unknown {
  return data
}
