import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { workshopsContract } from '#common/contract/workshops.ts'
import { editAgenda } from '#common/domain/workshops/edit-agenda.ts'
import { editWorkshop, replaceActivities } from '#common/domain/workshops/edit-workshop.ts'
import { copyWorkshop, createWorkshop, createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Context, HandlersFor } from './context.ts'
import { loadQuestionBank, requireCourse } from './lookup/find-course.ts'
import { findHeldRoom } from './lookup/find-room.ts'
import { requireWorkshop } from './lookup/find-workshop.ts'
import { coverGuide, coverWorkshop, loadGuides } from './lookup/text-coverage.ts'

export const workshopsHandlers: HandlersFor<keyof typeof workshopsContract> = {
  'workshops.list': (_, { storage }) => storage.workshops.list(),

  'workshops.read': ({ workshopId }, context) => requireWorkshop(workshopId, context),

  'workshops.languages': async ({ workshopId }, context) => coverWorkshop(await requireWorkshop(workshopId, context), context),

  'workshops.guideLanguages': ({ courseId, agenda }, context) => coverGuide(courseId, agenda, context),

  'workshops.create': async (input, context) => announce(await context.storage.workshops.add(await makeWorkshop(input, context)), context),

  'workshops.change': async ({ workshopId, change }, context) =>
    announce(await context.storage.workshops.change(workshopId, workshop => editWorkshop(workshop, change)), context),

  'workshops.setAgenda': ({ workshopId, agenda }, context) =>
    changeIfValid(workshopId, context, 'agenda', workshop => {
      const changed = editAgenda(workshop.agenda, agenda)
      return changed && { ...workshop, agenda: changed }
    }),

  'workshops.setActivities': ({ workshopId, entryId, activities }, context) =>
    changeIfValid(workshopId, context, 'activities', workshop => replaceActivities(workshop, entryId, activities)),

  'workshops.questions': async ({ workshopId, lang, courseId }, context) => {
    const bankCourseId = courseId ?? (await requireWorkshop(workshopId, context)).guide?.courseId
    if (bankCourseId === undefined) return []
    const bank = await loadQuestionBank(bankCourseId, lang, context)
    return [...bank.values()].map(({ question: { id, title } }) => ({ id, title }))
  },

  'workshops.setParticipants': async ({ workshopId, participants, groups }, context) => {
    const people = participants.map(person => ({
      ...person,
      group: person.group !== undefined && person.group < groups.length ? person.group : undefined,
    }))
    return announce(
      await context.storage.workshops.change(workshopId, workshop => ({ ...workshop, participants: people, groups })),
      context,
    )
  },

  'workshops.remove': async ({ workshopId }, context) => {
    if (context.rooms.current()?.workshop().id === workshopId) throw new CodedError('conflict', { room: workshopId })
    await context.storage.rooms.remove(workshopId)
    await context.storage.rehearsals.remove(workshopId)
    await context.storage.workshopOutcomes.remove(workshopId)
    await context.storage.workshops.remove(workshopId)
    context.publish('workshops.changed', { workshopId })
    return null
  },

  'workshops.document': async ({ workshopId, what, lang, paper }, context) => {
    const workshop = await requireWorkshop(workshopId, context)
    const isForPhones = what === 'help' || what === 'cards'
    const pdf = isForPhones
      ? await context.documents.makeJoinDocument({ workshop, openRoom: findRoomAddress(workshop, context), what, paper })
      : await context.documents.makeWorkshopDocument({ workshop, materials: await loadMaterials(workshop, context), what, lang, paper })
    return {
      fileName: `${what}-${workshop.from || workshop.createdAt.slice(0, 10)}.pdf`,
      mediaType: 'application/pdf',
      base64: Buffer.from(pdf).toString('base64'),
    }
  },
}

/** The address and code of the workshop's room while it is open. */
function findRoomAddress({ id }: Workshop, { rooms }: Context): { readonly url: string; readonly code: string } | undefined {
  const open = findHeldRoom(id, rooms)
  return open === undefined ? undefined : { url: open.doctor.address().url, code: open.live.state.code }
}

/** Empty when the course was removed meanwhile. */
async function loadMaterials({ guide }: Workshop, { courses }: Context): Promise<readonly string[]> {
  const found = guide === undefined ? undefined : await courses.guide(guide.courseId, guide.lang)
  return found?.guide.materials ?? []
}

/** Applies `change` to the workshop as it is on disk; when that yields undefined, `bad-input` names the field. */
async function changeIfValid(
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
  return announce(made, context)
}

async function makeWorkshop({ source, lang }: ParsedInputOf<'workshops.create'>, context: Context): Promise<Workshop> {
  const { issuer } = await context.storage.settings.read()
  const identity = { id: context.callId, now: context.now() }
  if (source.kind === 'nothing') return createWorkshop(source.title, lang, issuer.organisation, identity)
  if (source.kind === 'copy')
    return copyWorkshop(await requireWorkshop(source.workshopId, context), source.title, source.isTemplate, identity)
  const { courseId, agenda } = source
  await requireCourse(courseId, context)
  const found = await context.courses.guide(courseId, lang)
  if (found === undefined) throw new CodedError('not-found', { guide: courseId })
  return createWorkshopFromGuide(
    { guide: found.guide, courseId, agenda, lang: found.lang, others: await loadGuides(courseId, context, found.lang) },
    issuer.organisation,
    identity,
  )
}

/** Shows the change in the workshop's open room and in every window. */
function announce(workshop: Workshop, { publish, rooms }: Context): Workshop {
  rooms.onWorkshopEdited(workshop)
  publish('workshops.changed', { workshopId: workshop.id })
  return workshop
}
