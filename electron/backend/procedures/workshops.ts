import { CodedError } from '../../common/contract/errors.ts'
import type { ParsedInputOf } from '../../common/contract/index.ts'
import type { workshopsContract } from '../../common/contract/workshops.ts'
import { changedAgenda } from '../../common/domain/workshops/change-agenda.ts'
import { copyOfWorkshop, emptyWorkshop, workshopFromGuide } from '../../common/domain/workshops/make-workshop.ts'
import type { Workshop } from '../../common/domain/workshops/workshop.ts'
import type { Context, HandlersFor } from './context.ts'
import { knownCourse } from './known-course.ts'

export const workshopsHandlers: HandlersFor<keyof typeof workshopsContract> = {
  'workshops.list': (_, { storage }) => storage.workshops.list(),

  'workshops.read': ({ workshopId }, context) => knownWorkshop(workshopId, context),

  'workshops.make': async (given, context) => tell(await context.storage.workshops.add(await makeWorkshop(given, context)), context),

  'workshops.change': async ({ workshopId, change }, context) => tell(await context.storage.workshops.change(workshopId, workshop => ({ ...workshop, ...change })), context),

  'workshops.setAgenda': async ({ workshopId, agenda }, context) => {
    const change = (workshop: Workshop): Workshop => {
      const changed = changedAgenda(workshop.agenda, agenda)
      if (changed === undefined) throw new CodedError('bad-input', { field: 'agenda' })
      return { ...workshop, agenda: changed }
    }
    return tell(await context.storage.workshops.change(workshopId, change), context)
  },

  'workshops.setParticipants': async ({ workshopId, participants, groups }, context) => {
    const people = participants.map(person => ({ ...person, group: person.group !== undefined && person.group < groups.length ? person.group : undefined }))
    return tell(await context.storage.workshops.change(workshopId, workshop => ({ ...workshop, participants: people, groups })), context)
  },

  'workshops.remove': async ({ workshopId }, context) => {
    await context.storage.workshops.remove(workshopId)
    context.publish('workshops.changed', { workshopId })
    return null
  },

  'workshops.document': async ({ workshopId, what, lang, paper }, context) => {
    const workshop = await knownWorkshop(workshopId, context)
    const pdf = await context.documents.makeWorkshopPaper({ workshop, what, lang, paper })
    return { fileName: `${what}-${workshop.from || workshop.createdAt.slice(0, 10)}.pdf`, mediaType: 'application/pdf', base64: Buffer.from(pdf).toString('base64') }
  },
}

async function knownWorkshop(workshopId: string, { storage }: Pick<Context, 'storage'>): Promise<Workshop> {
  const workshop = await storage.workshops.read(workshopId)
  if (workshop === undefined) throw new CodedError('not-found', { workshop: workshopId })
  return workshop
}

async function makeWorkshop({ source, lang }: ParsedInputOf<'workshops.make'>, context: Context): Promise<Workshop> {
  const { issuer } = await context.storage.settings.read()
  const given = { id: context.callId, now: context.now() }
  if (source.kind === 'nothing') return emptyWorkshop(source.title, lang, issuer.organisation, given)
  if (source.kind === 'copy') return copyOfWorkshop(await knownWorkshop(source.workshopId, context), source.title, source.isTemplate, given)
  await knownCourse(source.courseId, context)
  const found = await context.courses.guide(source.courseId, lang)
  if (found === undefined) throw new CodedError('not-found', { guide: source.courseId })
  return workshopFromGuide({ guide: found.guide, courseId: source.courseId, agenda: source.agenda, lang: found.lang }, issuer.organisation, given)
}

function tell(workshop: Workshop, { publish }: Context): Workshop {
  publish('workshops.changed', { workshopId: workshop.id })
  return workshop
}
