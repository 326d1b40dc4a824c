import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { workshopsContract } from '#common/contract/workshops.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { changedAgenda } from '#common/domain/workshops/change-agenda.ts'
import { changedWorkshop, withActivities } from '#common/domain/workshops/change-workshop.ts'
import { copyOfWorkshop, emptyWorkshop, workshopFromGuide } from '#common/domain/workshops/make-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Context, HandlersFor } from './context.ts'
import { knownCourse, questionBank } from './lookup/find-course.ts'

export const workshopsHandlers: HandlersFor<keyof typeof workshopsContract> = {
  'workshops.list': (_, { storage }) => storage.workshops.list(),

  'workshops.read': ({ workshopId }, context) => knownWorkshop(workshopId, context),

  'workshops.make': async (given, context) => tell(await context.storage.workshops.add(await makeWorkshop(given, context)), context),

  'workshops.change': async ({ workshopId, change }, context) =>
    tell(await context.storage.workshops.change(workshopId, workshop => changedWorkshop(workshop, change)), context),

  'workshops.setAgenda': ({ workshopId, agenda }, context) =>
    changeSoundly(workshopId, context, 'agenda', workshop => {
      const changed = changedAgenda(workshop.agenda, agenda)
      return changed && { ...workshop, agenda: changed }
    }),

  'workshops.setActivities': ({ workshopId, entryId, activities }, context) =>
    changeSoundly(workshopId, context, 'activities', workshop => withActivities(workshop, entryId, activities)),

  'workshops.questions': async ({ workshopId, lang, courseId }, context) => {
    const bankOf = courseId ?? (await knownWorkshop(workshopId, context)).guide?.courseId
    if (bankOf === undefined) return []
    const bank = await questionBank(bankOf, lang, context)
    return [...bank.values()].map(({ question: { id, title } }) => ({ id, title }))
  },

  'workshops.setParticipants': async ({ workshopId, participants, groups }, context) => {
    const people = participants.map(person => ({
      ...person,
      group: person.group !== undefined && person.group < groups.length ? person.group : undefined,
    }))
    return tell(await context.storage.workshops.change(workshopId, workshop => ({ ...workshop, participants: people, groups })), context)
  },

  'workshops.remove': async ({ workshopId }, context) => {
    if (context.rooms.current()?.session.workshop().id === workshopId) throw new CodedError('conflict', { room: workshopId })
    await context.storage.rooms.remove(workshopId)
    await context.storage.workshopOutcomes.remove(workshopId)
    await context.storage.workshops.remove(workshopId)
    context.publish('workshops.changed', { workshopId })
    return null
  },

  'workshops.document': async ({ workshopId, what, lang, paper }, context) => {
    const workshop = await knownWorkshop(workshopId, context)
    const isForPhones = what === 'help' || what === 'cards'
    const pdf = isForPhones
      ? await context.documents.makeJoinDocument({ workshop, openRoom: doorOf(workshop, context), what, paper })
      : await context.documents.makeWorkshopDocument({ workshop, materials: await materialsOf(workshop, context), what, lang, paper })
    return {
      fileName: `${what}-${workshop.from || workshop.createdAt.slice(0, 10)}.pdf`,
      mediaType: 'application/pdf',
      base64: Buffer.from(pdf).toString('base64'),
    }
  },
}

/** The workshop, or the error `not-found`. */
export async function knownWorkshop(workshopId: string, { storage }: Pick<Context, 'storage'>): Promise<Workshop> {
  const workshop = await storage.workshops.read(workshopId)
  if (workshop === undefined) throw new CodedError('not-found', { workshop: workshopId })
  return workshop
}

/** The way into the workshop's room, while it is open. */
function doorOf({ id }: Workshop, { rooms }: Context): { readonly url: string; readonly code: string } | undefined {
  const open = rooms.current()
  return open?.session.workshop().id === id ? { url: open.doctor.address().url, code: open.session.live.state.code } : undefined
}

/** A course that was taken away meanwhile brings nothing. */
async function materialsOf({ guide }: Workshop, { courses }: Context): Promise<readonly string[]> {
  const found = guide === undefined ? undefined : await courses.guide(guide.courseId, guide.lang)
  return found?.guide.materials ?? []
}

/** Decided on the workshop as it is on disk; what `change` does not make is refused. */
async function changeSoundly(
  workshopId: string,
  context: Context,
  field: string,
  change: (workshop: Workshop) => Workshop | undefined,
): Promise<Workshop> {
  const made = await context.storage.workshops.change(workshopId, workshop => {
    const changed = change(workshop)
    if (changed === undefined) throw new CodedError('bad-input', { field })
    return changed
  })
  return tell(made, context)
}

async function makeWorkshop({ source, lang }: ParsedInputOf<'workshops.make'>, context: Context): Promise<Workshop> {
  const { issuer } = await context.storage.settings.read()
  const given = { id: context.callId, now: context.now() }
  if (source.kind === 'nothing') return emptyWorkshop(source.title, lang, issuer.organisation, given)
  if (source.kind === 'copy') return copyOfWorkshop(await knownWorkshop(source.workshopId, context), source.title, source.isTemplate, given)
  const { courseId, agenda } = source
  await knownCourse(courseId, context)
  const found = await context.courses.guide(courseId, lang)
  if (found === undefined) throw new CodedError('not-found', { guide: courseId })
  return workshopFromGuide(
    { guide: found.guide, courseId, agenda, lang: found.lang, others: await otherGuides(courseId, found.lang, context) },
    issuer.organisation,
    given,
  )
}

async function otherGuides(courseId: string, but: Locale, { courses }: Context) {
  const found = await Promise.all(
    LOCALES.filter(lang => lang !== but).map(async lang => ({ wanted: lang, found: await courses.guide(courseId, lang) })),
  )
  return Object.fromEntries(found.flatMap(({ wanted, found: guide }) => (guide?.lang === wanted ? [[wanted, guide.guide] as const] : [])))
}

function tell(workshop: Workshop, { publish, rooms }: Context): Workshop {
  rooms.edited(workshop)
  publish('workshops.changed', { workshopId: workshop.id })
  return workshop
}
