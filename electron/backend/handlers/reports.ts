import { CodedError } from '#common/contract/errors.ts'
import type { DocumentFile } from '#common/contract/document-file.ts'
import type { ReportFormat, reportsContract } from '#common/contract/reports.ts'
import { serialFrom, SERIAL_RANDOM_BYTES } from '#common/domain/certificates/serial.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { claimants, issueAttendance, withoutHolders } from '#common/domain/reports/attendance-certificate.ts'
import { hasNobody, withoutExpected, withoutPeople } from '#common/domain/reports/erase-people.ts'
import { workshopReport, type WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { workshopIn } from '#common/domain/workshops/titles.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import { composeReport, type ReportContent } from '#backend/documents/report/report-data.ts'
import { renderReportCsv, renderReportMarkdown, renderReportXlsx } from '#backend/documents/report/report-files.ts'
import type { Context, HandlersFor } from './context.ts'
import { closedWorkshop, heldWorkshop, type HeldWorkshop } from './lookup/completed-workshop.ts'

export const reportsHandlers: HandlersFor<keyof typeof reportsContract> = {
  'reports.read': async ({ workshopId, lang, withNames }, context) => {
    const held = await heldWorkshop(workshopId, context)
    const report = reportOf(held, lang, withNames)
    const { opening, sections, hidden } = composeReport(report, lang)
    return { report, opening, sections, hidden, isOpen: held.room.isOpen, erasedAt: held.afterwards.erased?.at }
  },

  'reports.document': async ({ workshopId, format, withNames, lang, paper }, context) => {
    const held = await heldWorkshop(workshopId, context)
    const told = composeReport(reportOf(held, lang, withNames), lang)
    const made =
      format === 'pdf'
        ? await context.documents.makeReport(told, paper, src => readPicture(context.courses, src))
        : await madeAs[format](told)
    return fileOf('report', held, format, made)
  },

  'reports.takeHome': async ({ workshopId, lang, paper }, context) => {
    const held = await heldWorkshop(workshopId, context)
    return fileOf(
      'take-home',
      held,
      'pdf',
      await context.documents.makeTakeHome({ workshop: held.workshop, room: held.room, name: '', lang, paper }, src =>
        readPicture(context.courses, src),
      ),
    )
  },

  'reports.tick': async ({ workshopId, entryId, personId, present }, context) => {
    const { workshop } = await closedWorkshop(workshopId, context)
    if (!workshop.agenda.some(({ id, kind }) => id === entryId && kind === 'session')) throw new CodedError('not-found', { entry: entryId })
    await changePerson(workshopId, personId, context, room => ({
      ...room,
      attendance: { ...room.attendance, [entryId]: { ...room.attendance[entryId], [personId]: present ? 'ticked' : 'unticked' } },
    }))
    return null
  },

  'reports.claims': async ({ workshopId, lang }, context) => {
    const { workshop, room, afterwards } = await heldWorkshop(workshopId, context)
    if (afterwards.erased !== undefined) return []
    return Promise.all(
      claimants(workshop, room).map(async personId => {
        const { name = '', nameConfirmed = false } = room.people[personId] ?? {}
        const serial = afterwards.certificates.find(
          certificate => certificate.personId === personId && certificate.name === name && certificate.lang === lang,
        )?.serial
        return { personId, name, nameConfirmed, unsupportedLetters: await context.documents.findUnsupportedLetters(name), serial }
      }),
    )
  },

  'reports.confirmName': async ({ workshopId, personId, name }, context) => {
    await closedWorkshop(workshopId, context)
    await changePerson(workshopId, personId, context, (room, person) => ({
      ...room,
      people: { ...room.people, [personId]: { ...person, name, nameConfirmed: true } },
    }))
    return null
  },

  'reports.certificates': async ({ workshopId, personIds, lang, paper }, context) => {
    const held = await closedWorkshop(workshopId, context)
    const { workshop, room } = held
    const earned = claimants(workshop, room).filter(id => personIds.includes(id))
    const [first] = earned
    if (first === undefined || held.afterwards.erased !== undefined) throw new CodedError('not-found', { certificates: workshopId })
    const names = await unprintable(
      earned.map(id => room.people[id]?.name ?? ''),
      context,
    )
    if (names.length > 0) return { kind: 'letters-unsupported', names }
    const { issuer } = await context.storage.settings.read()
    const given = {
      now: context.now(),
      lang,
      issuer: { ...issuer, organisation: issuer.organisation || workshop.organisation, place: issuer.place || workshop.place },
      newSerial: () => serialFrom(context.randomBytes(SERIAL_RANDOM_BYTES)),
    }
    const issued = issueAttendance(workshop, room, earned, held.afterwards.certificates, given)
    const pdf = await context.documents.makeAttendance(issued, paper)
    // Those of another spelling or language stay on the list: their papers are out in the world.
    await context.storage.workshopOutcomes.change(workshopId, before => ({
      ...before,
      certificates: [...before.certificates.filter(({ serial }) => !issued.some(one => one.serial === serial)), ...issued],
    }))
    return { kind: 'issued', file: fileOf('certificates', held, 'pdf', pdf), count: issued.length }
  },

  'reports.erase': async ({ workshopId, what }, context) => {
    const held = await closedWorkshop(workshopId, context)
    if (what === 'everything') await eraseWorkshop(workshopId, context)
    else await erasePeople(held, context)
    context.publish('workshops.changed', { workshopId })
    return null
  },
}

const madeAs: Readonly<Record<Exclude<ReportFormat, 'pdf'>, (told: ReportContent) => Uint8Array | Promise<Uint8Array>>> = {
  csv: told => Buffer.from(renderReportCsv(told)),
  md: told => Buffer.from(renderReportMarkdown(told)),
  xlsx: renderReportXlsx,
}

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  md: 'text/markdown',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

function reportOf({ workshop, room, afterwards }: HeldWorkshop, lang: Locale, withNames: boolean): WorkshopReport {
  return workshopReport(workshopIn(workshop, lang), room, {
    lang,
    withNames: withNames && afterwards.erased === undefined,
    keptDonors: afterwards.erased?.donors,
  })
}

function fileOf(what: string, { workshop, room }: HeldWorkshop, format: ReportFormat, bytes: Uint8Array): DocumentFile {
  return {
    fileName: `${what}-${workshop.from || room.openedAt.slice(0, 10)}.${format}`,
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

async function unprintable(names: readonly string[], { documents }: Context): Promise<readonly string[]> {
  const found = await Promise.all(names.map(async name => ((await documents.findUnsupportedLetters(name)).length > 0 ? [name] : [])))
  return found.flat()
}

async function eraseWorkshop(workshopId: string, { storage }: Context): Promise<void> {
  await storage.rooms.remove(workshopId)
  await storage.workshopOutcomes.remove(workshopId)
  await storage.workshops.remove(workshopId)
}

/** The counts are kept first: were the power to fail before the end, erasing again does the rest. */
async function erasePeople(held: HeldWorkshop, context: Context): Promise<void> {
  const { storage, now, newId } = context
  const { workshop, room } = held
  const erased = { at: now().toISOString(), donors: reportOf(held, 'en', false).donors }
  const ids = Object.keys(room.people).map(() => newId())
  await twice(() =>
    storage.workshopOutcomes.change(workshop.id, before => ({
      certificates: withoutHolders(before.certificates),
      erased: before.erased ?? erased,
    })),
  )
  await twice(() => storage.rooms.change(workshop.id, before => (hasNobody(before) ? { ...before } : withoutPeople(workshop, before, ids))))
  await twice(() => storage.workshops.change(workshop.id, withoutExpected))
}

/** The generation before a document stays on the disk until it is written again: what must go is overwritten there too. */
async function twice(write: () => Promise<unknown>): Promise<void> {
  await write()
  await write()
}
