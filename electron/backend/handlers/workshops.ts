import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { WorkshopDocument, workshopsContract } from '#common/contract/workshops.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { editAgenda } from '#common/domain/workshops/edit-agenda.ts'
import { editWorkshop, replaceActivities } from '#common/domain/workshops/edit-workshop.ts'
import { copyWorkshop, createWorkshop, createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'
import { findPictureFormat, PICTURE_MAX_BYTES } from '#common/domain/workshops/own-questions/picture.ts'
import { listWorkshopPictures } from '#common/domain/workshops/own-slides/session-slides.ts'
import { replaceSlides } from '#common/domain/workshops/own-slides/replace-slides.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import { getPartRevision, type WorkshopPart } from '#common/domain/workshops/part-revision.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { clearUnusedPictures } from '#backend/room/clear-pictures.ts'
import type { Context, HandlersFor } from './context.ts'
import { loadWorkshopBank } from './lookup/bank-questions.ts'
import { requireCourse } from './lookup/find-course.ts'
import { findHeldRoom } from './lookup/find-room.ts'
import { requireWorkshop } from './lookup/find-workshop.ts'
import { coverGuide, coverWorkshop, listGuideAgendas, loadGuides } from './lookup/text-coverage.ts'

export const workshopsHandlers: HandlersFor<keyof typeof workshopsContract> = {
  'workshops.list': (_, { storage }) => storage.workshops.list(),

  'workshops.read': async ({ workshopId }, context) => {
    const { storage, now } = context
    const workshop = await requireWorkshop(workshopId, context)
    // Space that is not freed must not keep anybody from planning.
    await clearUnusedPictures(workshop, storage, now()).catch((error: unknown) => storage.log.error(error))
    return workshop
  },

  'workshops.languages': async ({ workshopId }, context) => coverWorkshop(await requireWorkshop(workshopId, context), context),

  'workshops.guideLanguages': ({ courseId, agenda }, context) => coverGuide(courseId, agenda, context),

  'workshops.guideAgendas': ({ courseId, lang }, context) => listGuideAgendas(courseId, lang, context),

  'workshops.create': async (input, context) => announce(await context.storage.workshops.add(await makeWorkshop(input, context)), context),

  'workshops.change': ({ workshopId, revision, change }, context) =>
    changePart(workshopId, { kind: change.room === undefined ? 'details' : 'room' }, revision, context, workshop =>
      editWorkshop(workshop, change),
    ),

  'workshops.setAgenda': ({ workshopId, revision, agenda }, context) =>
    changePart(workshopId, { kind: 'agenda' }, revision, context, workshop => {
      const changed = editAgenda(workshop.agenda, agenda)
      return changed && { ...workshop, agenda: changed }
    }),

  'workshops.setActivities': ({ workshopId, revision, entryId, activities }, context) =>
    changePart(workshopId, { kind: 'activities', entryId }, revision, context, workshop =>
      replaceActivities(workshop, entryId, activities),
    ),

  /** Pictures that no slide shows any more stay for a week: an undo or another window may name them again. */
  'workshops.setSlides': async ({ workshopId, revision, entryId, slides }, context) => {
    await requirePictures(
      workshopId,
      slides.flatMap(slide => (slide.kind === 'picture' ? slide.picture : [])),
      context,
    )
    return changePart(workshopId, { kind: 'slides', entryId }, revision, context, workshop => replaceSlides(workshop, entryId, slides))
  },

  'workshops.questions': async ({ workshopId, lang, courseId }, context) => {
    const bankCourseId = courseId ?? (await requireWorkshop(workshopId, context)).guide?.courseId
    return bankCourseId === undefined ? { questions: [], leftOut: 0 } : loadWorkshopBank(bankCourseId, lang, context)
  },

  'workshops.addPicture': async ({ workshopId, base64 }, context) => {
    await requireWorkshop(workshopId, context)
    const bytes = Buffer.from(base64, 'base64')
    const format = findPictureFormat(bytes)
    if (format === undefined) return { kind: 'refused', because: 'format' }
    if (bytes.length > PICTURE_MAX_BYTES) return { kind: 'refused', because: 'size' }
    return { kind: 'added', name: await context.storage.workshopPictures.add(workshopId, format, bytes) }
  },

  'workshops.setParticipants': ({ workshopId, revision, participants, groups }, context) => {
    const people = participants.map(person => ({
      ...person,
      group: person.group !== undefined && person.group < groups.length ? person.group : undefined,
    }))
    return changePart(workshopId, { kind: 'participants' }, revision, context, workshop => ({ ...workshop, participants: people, groups }))
  },

  'workshops.remove': async ({ workshopId }, context) => {
    if (context.rooms.current()?.workshop().id === workshopId) throw new CodedError('conflict', { room: workshopId })
    await context.storage.rooms.remove(workshopId)
    await context.storage.rehearsals.remove(workshopId)
    await context.storage.workshopOutcomes.remove(workshopId)
    await context.storage.workshopPictures.removeAll(workshopId)
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
      fileName: getExportFileName({
        title: findTitle(workshop, lang),
        what: getDocumentName(what, lang),
        date: workshop.from || workshop.createdAt.slice(0, 10),
        extension: 'pdf',
      }),
      mediaType: 'application/pdf',
      base64: Buffer.from(pdf).toString('base64'),
    }
  },
}

function getDocumentName(what: WorkshopDocument, lang: Locale): string {
  const { plan, signIn, help, cards } = messagesFor(lang).workshop
  return { plan, 'sign-in': signIn, help, cards }[what]
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

/**
 * Applies `change` to the workshop as it is on disk: `conflict` where the part is not of this revision any more, `bad-input` where `change`
 * yields undefined.
 */
async function changePart(
  workshopId: string,
  part: WorkshopPart,
  revision: string | undefined,
  context: Context,
  change: (workshop: Workshop) => Workshop | undefined,
): Promise<Workshop> {
  const made = await context.storage.workshops.change(workshopId, workshop => {
    if (revision !== undefined && revision !== getPartRevision(workshop, part)) throw new CodedError('conflict', { part: part.kind })
    const changed = change(workshop)
    if (changed === undefined) throw new CodedError('bad-input', { field: part.kind })
    return changed
  })
  return announce(made, context)
}

/** A slide never names a picture that is not there. */
async function requirePictures(workshopId: string, names: readonly string[], { storage }: Context): Promise<void> {
  for (const name of names) {
    if ((await storage.workshopPictures.read(workshopId, name)) === undefined) throw new CodedError('not-found', { picture: name })
  }
}

async function makeWorkshop({ source, lang }: ParsedInputOf<'workshops.create'>, context: Context): Promise<Workshop> {
  const { issuer } = await context.storage.settings.read()
  const identity = { id: context.callId, now: context.now() }
  if (source.kind === 'nothing') return createWorkshop(source.title, lang, issuer.organisation, identity)
  if (source.kind === 'copy') {
    const original = await requireWorkshop(source.workshopId, context)
    await copyPictures(original, identity.id, context)
    return copyWorkshop(original, source.title, source.isTemplate, identity)
  }
  const { courseId, agenda } = source
  await requireCourse(courseId, context)
  const found = await context.courses.guide(courseId, lang)
  if (found === undefined) throw new CodedError('not-found', { guide: courseId })
  if (found.guide.agendas[agenda].length === 0) throw new CodedError('not-found', { agenda })
  return createWorkshopFromGuide(
    { guide: found.guide, courseId, agenda, lang: found.lang, others: await loadGuides(courseId, context, found.lang) },
    issuer.organisation,
    identity,
  )
}

/** Before the copy is there: it never names a picture that it does not have. */
async function copyPictures(original: Workshop, copyId: string, { storage: { workshopPictures } }: Context): Promise<void> {
  for (const name of listWorkshopPictures(original)) {
    const bytes = await workshopPictures.read(original.id, name)
    const format = bytes && findPictureFormat(bytes)
    if (bytes !== undefined && format !== undefined) await workshopPictures.add(copyId, format, bytes)
  }
}

/** Shows the change in the workshop's open room and in every window. */
function announce(workshop: Workshop, { publish, rooms }: Context): Workshop {
  rooms.onWorkshopEdited(workshop)
  publish('workshops.changed', { workshopId: workshop.id })
  return workshop
}
