import { CodedError } from '#common/contract/errors.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import type { ReportFormat, reportsContract } from '#common/contract/reports.ts'
import { createSerial, SERIAL_RANDOM_BYTES } from '#common/domain/certificates/serial.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listEligible, findLatest, issueAttendanceCertificates, withoutHolders } from '#common/domain/reports/attendance-certificate.ts'
import { isAnonymized, removeExpectedParticipants, anonymizeRoom } from '#common/domain/reports/anonymize-room.ts'
import { createWorkshopReport, toReportOverview, type WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import { findTitle } from '#common/domain/workshops/titles.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import { composeReport, type ReportContent } from '#backend/documents/report/report-data.ts'
import { renderReportCsv, renderReportMarkdown, renderReportXlsx } from '#backend/documents/report/report-files.ts'
import { buildPersonSheets } from '#backend/documents/report/person-sheets.ts'
import { createReportFormatter } from '#backend/documents/report/report-formatter.ts'
import type { Context, HandlersFor } from './context.ts'
import { loadCompletedWorkshop, requireClosedWorkshop, type CompletedWorkshop } from './lookup/completed-workshop.ts'

export const reportsHandlers: HandlersFor<keyof typeof reportsContract> = {
  'reports.read': async ({ workshopId, lang, withNames }, context) => {
    const completed = await loadCompletedWorkshop(workshopId, context)
    const report = buildReport(completed, lang, withNames)
    const { opening, sections, hidden } = composeReport(report, lang)
    return {
      report: toReportOverview(report),
      opening,
      sections,
      hidden,
      isOpen: completed.room.isOpen,
      erasedAt: completed.outcomes.erased?.at,
    }
  },

  'reports.document': async ({ workshopId, format, withNames, lang, paper }, context) => {
    const completed = await loadCompletedWorkshop(workshopId, context)
    const data = composeReport(buildReport(completed, lang, withNames), lang)
    const bytes =
      format === 'pdf'
        ? await context.documents.makeReport(data, paper, src => readPicture(context.courses, src))
        : await WRITERS[format](data, withNames && completed.outcomes.erased === undefined ? completed.room : undefined)
    const { title, titleWithNames } = messagesFor(lang).report
    const what = withNames && completed.outcomes.erased === undefined ? fillMessage(titleWithNames, { title }) : title
    return toDocumentFile({ what, lang, format, bytes }, completed)
  },

  'reports.takeHome': async ({ workshopId, lang, paper }, context) => {
    const completed = await loadCompletedWorkshop(workshopId, context)
    const { workshop, room } = completed
    const pdf = await context.documents.makeTakeHome({ workshop, room, name: '', lang, paper }, src => readPicture(context.courses, src))
    return toDocumentFile({ what: messagesFor(lang).report.takeHome, lang, format: 'pdf', bytes: pdf }, completed)
  },

  'reports.markAttendance': async ({ workshopId, entryId, personId, present }, context) => {
    const { workshop } = await requireClosedWorkshop(workshopId, context)
    if (!workshop.agenda.some(({ id, kind }) => id === entryId && kind === 'session')) throw new CodedError('not-found', { entry: entryId })
    await changePerson(workshopId, personId, context, room => ({
      ...room,
      attendance: { ...room.attendance, [entryId]: { ...room.attendance[entryId], [personId]: present ? 'ticked' : 'unticked' } },
    }))
    return null
  },

  'reports.attendanceClaims': async ({ workshopId, lang }, context) => {
    const { workshop, room, outcomes } = await loadCompletedWorkshop(workshopId, context)
    if (outcomes.erased !== undefined) return []
    return Promise.all(
      listEligible(workshop, room).map(async personId => {
        const { name = '', nameConfirmed = false } = room.people[personId] ?? {}
        const latest = findLatest(outcomes.certificates, personId, lang)
        const serial = latest?.name === name ? latest.serial : undefined
        return { personId, name, nameConfirmed, unsupportedLetters: await context.documents.findUnsupportedLetters(name), serial }
      }),
    )
  },

  'reports.confirmName': async ({ workshopId, personId, name }, context) => {
    await requireClosedWorkshop(workshopId, context)
    await changePerson(workshopId, personId, context, (room, person) => ({
      ...room,
      people: { ...room.people, [personId]: { ...person, name, nameConfirmed: true } },
    }))
    return null
  },

  'reports.certificates': async ({ workshopId, personIds, lang, paper }, context) => {
    const completed = await requireClosedWorkshop(workshopId, context)
    const { workshop, room } = completed
    const earned = listEligible(workshop, room).filter(id => personIds.includes(id))
    const [first] = earned
    if (first === undefined || completed.outcomes.erased !== undefined) throw new CodedError('not-found', { certificates: workshopId })
    const names = await listUnprintable(
      earned.map(id => room.people[id]?.name ?? ''),
      context,
    )
    if (names.length > 0) return { kind: 'letters-unsupported', names }
    const { issuer } = await context.storage.settings.read()
    const options = {
      now: context.now(),
      lang,
      issuer: { ...issuer, organisation: issuer.organisation || workshop.organisation, place: issuer.place || workshop.place },
      newSerial: () => createSerial(context.randomBytes(SERIAL_RANDOM_BYTES)),
    }
    const issued = issueAttendanceCertificates(workshop, room, earned, completed.outcomes.certificates, options)
    const pdf = await context.documents.makeAttendance(issued, paper)
    // Certificates with another spelling or language stay on the list: they may have been handed out.
    await context.storage.workshopOutcomes.change(workshopId, before => ({
      ...before,
      certificates: [...before.certificates.filter(({ serial }) => !issued.some(one => one.serial === serial)), ...issued],
    }))
    const what = messagesFor(lang).attendance.title
    return { kind: 'issued', file: toDocumentFile({ what, lang, format: 'pdf', bytes: pdf }, completed), count: issued.length }
  },

  'reports.erase': async ({ workshopId, what }, context) => {
    const completed = await requireClosedWorkshop(workshopId, context)
    if (what === 'everything') await eraseWorkshop(workshopId, context)
    else await erasePersonalData(completed, context)
    context.publish('workshops.changed', { workshopId })
    return null
  },
}

/** `named`: the room, where names are wanted and still there. */
type Writer = (data: ReportContent, named: RoomState | undefined) => Uint8Array | Promise<Uint8Array>

const WRITERS: Readonly<Record<Exclude<ReportFormat, 'pdf'>, Writer>> = {
  csv: data => Buffer.from(renderReportCsv(data)),
  md: data => Buffer.from(renderReportMarkdown(data)),
  xlsx: (data, named) => renderReportXlsx(data, named === undefined ? [] : buildPersonSheets(named, createReportFormatter(data.lang))),
}

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  md: 'text/markdown',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

function buildReport({ workshop, room, outcomes }: CompletedWorkshop, lang: Locale, withNames: boolean): WorkshopReport {
  return createWorkshopReport(localizeWorkshop(workshop, lang), room, {
    lang,
    withNames: withNames && outcomes.erased === undefined,
    storedDonorCounts: outcomes.erased?.donors,
  })
}

interface ExportedFile {
  readonly what: string
  readonly lang: Locale
  readonly format: ReportFormat
  readonly bytes: Uint8Array
}

function toDocumentFile({ what, lang, format, bytes }: ExportedFile, { workshop, room }: CompletedWorkshop): DocumentFile {
  const date = workshop.from || room.openedAt.slice(0, 10)
  return {
    fileName: getExportFileName({ title: findTitle(workshop, lang), what, date, extension: format }),
    mediaType: MEDIA_TYPES[format],
    base64: Buffer.from(bytes).toString('base64'),
  }
}

async function changePerson(
  workshopId: string,
  personId: string,
  { storage, publish }: Context,
  change: (room: RoomState, person: RoomState['people'][string]) => RoomState,
): Promise<void> {
  await storage.rooms.change(workshopId, room => {
    const person = room.people[personId]
    if (person === undefined) throw new CodedError('not-found', { person: personId })
    return change(room, person)
  })
  publish('workshops.changed', { workshopId })
}

/** Names with letters that the fonts of the documents lack. */
async function listUnprintable(names: readonly string[], { documents }: Context): Promise<readonly string[]> {
  const found = await Promise.all(names.map(async name => ((await documents.findUnsupportedLetters(name)).length > 0 ? [name] : [])))
  return found.flat()
}

async function eraseWorkshop(workshopId: string, { storage, rooms }: Context): Promise<void> {
  if (rooms.current()?.workshop().id === workshopId) throw new CodedError('conflict', { room: workshopId })
  await storage.rooms.remove(workshopId)
  await storage.rehearsals.remove(workshopId)
  await storage.workshopOutcomes.remove(workshopId)
  await storage.workshopPictures.removeAll(workshopId)
  await storage.workshops.remove(workshopId)
}

/** The counts are saved first: if the power fails before the end, erasing again does the rest. */
async function erasePersonalData(completed: CompletedWorkshop, context: Context): Promise<void> {
  const { storage, now, newId } = context
  const { workshop, room } = completed
  const erased = { at: now().toISOString(), donors: buildReport(completed, 'en', false).donors }
  const ids = Object.keys(room.people).map(() => newId())
  await writeTwice(() =>
    storage.workshopOutcomes.change(workshop.id, before => ({
      certificates: withoutHolders(before.certificates),
      erased: before.erased ?? erased,
    })),
  )
  await writeTwice(() =>
    storage.rooms.change(workshop.id, before => (isAnonymized(before) ? { ...before } : anonymizeRoom(workshop, before, ids))),
  )
  await writeTwice(() => storage.workshops.change(workshop.id, removeExpectedParticipants))
}

/** A document's previous generation stays on the disk until the next write: erased data is overwritten there too. */
async function writeTwice(write: () => Promise<unknown>): Promise<void> {
  await write()
  await write()
}
