import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listEligible } from '#common/domain/reports/attendance-certificate.ts'
import { emptyRoom } from '#common/domain/room/state.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { reportRoom } from '#tests/support/room/report-room.ts'
import { testId } from '#tests/support/room/rooms.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const PATIENCE_MS = 120_000
const { workshop, room } = reportRoom()
const workshopId = workshop.id
const plain = { workshopId, lang: 'en', paper: 'a4' } as const

describe.each(links)('reports over $name', { timeout: PATIENCE_MS }, ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
    await link.call('facilitators.setEnabled', { isOn: true })
    await backend.storage.workshops.add({
      ...workshop,
      participants: [{ id: testId(500), name: 'Expected Person', organisation: '', group: undefined }],
    })
    await backend.storage.rooms.save(workshopId, { openingId: testId(901), seq: 0, room })
  }, PATIENCE_MS)
  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('contain names only on request', async () => {
    const without = await link.call('reports.read', { workshopId, lang: 'fr', withNames: false })
    expect(without.report).not.toHaveProperty('activities')
    expect(without.report).toMatchObject({ came: 34, earned: 25 })
    expect(JSON.stringify(without)).not.toContain('Amina')
    expect(without.sections[0]?.title).toBe('Programme\u00a0: prévu et réel')
    expect((await link.call('reports.read', { workshopId, lang: 'fr', withNames: true })).report.people?.[0]?.name).toBe('Amina El Khoury')
  })

  it('reflect attendance marked and unmarked by hand', async () => {
    const personId = testId(1)
    const attended = async (): Promise<number | undefined> =>
      (await link.call('reports.read', { workshopId, lang: 'en', withNames: true })).report.people?.find(
        person => person.personId === personId,
      )?.attended
    expect(await attended()).toBe(1)
    await link.call('reports.markAttendance', { workshopId, entryId: 'two', personId, present: true })
    expect(await attended()).toBe(2)
    await link.call('reports.markAttendance', { workshopId, entryId: 'two', personId, present: false })
    expect(await attended()).toBe(1)
    await expect(link.call('reports.markAttendance', { workshopId, entryId: 'coffee', personId, present: true })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(
      link.call('reports.markAttendance', { workshopId, entryId: 'two', personId: testId(999), present: true }),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('issue certificates in one go, each with a serial number that stays with its name', async () => {
    const claims = await link.call('reports.attendanceClaims', { workshopId, lang: 'en' })
    expect(claims).toHaveLength(25)
    const [open] = claims.filter(({ nameConfirmed }) => !nameConfirmed)
    const all = claims.map(({ personId }) => personId)
    const first = await link.call('reports.certificates', { ...plain, personIds: all })
    if (first.kind !== 'issued') throw new Error(first.kind)
    expect((await readPdf(new Uint8Array(Buffer.from(first.file.base64, 'base64')))).pages).toBe(25)
    const numbers = new Map(
      (await link.call('reports.attendanceClaims', { workshopId, lang: 'en' })).map(({ personId, serial }) => [personId, serial]),
    )
    expect(new Set(numbers.values()).size).toBe(25)
    await link.call('reports.confirmName', { workshopId, personId: open?.personId ?? '', name: 'Mended Name' })
    await link.call('reports.certificates', { ...plain, personIds: all })
    const again = await link.call('reports.attendanceClaims', { workshopId, lang: 'en' })
    for (const { personId, serial } of again) expect(serial === numbers.get(personId)).toBe(personId !== open?.personId)
    expect(again.find(({ personId }) => personId === open?.personId)).toMatchObject({ name: 'Mended Name', nameConfirmed: true })
  })

  it('issue no certificate for insufficient attendance, or for a name that cannot be printed', async () => {
    await expect(link.call('reports.certificates', { ...plain, personIds: [testId(1)] })).rejects.toMatchObject({ code: 'not-found' })
    const [personId = ''] = listEligible(workshop, room)
    await link.call('reports.confirmName', { workshopId, personId, name: '漢字' })
    expect(await link.call('reports.certificates', { ...plain, personIds: [personId] })).toEqual({
      kind: 'letters-unsupported',
      names: ['漢字'],
    })
  })

  it.each(['pdf', 'xlsx', 'csv', 'md'] as const)('are saved as %s', async format => {
    const file = await link.call('reports.document', { ...plain, format, withNames: false })
    expect(file.fileName).toMatch(new RegExp(`^\\S.* - Workshop report - 2026-03-05\\.${format}$`))
    const named = await link.call('reports.document', { ...plain, format, withNames: true })
    expect(named.fileName).toContain(' - Workshop report with names - ')
    expect(file.base64.length).toBeGreaterThan(1000)
  })

  it('erase personal data from every file of the workshop and keep the totals', async () => {
    await link.call('reports.certificates', { ...plain, personIds: listEligible(workshop, room).slice(0, 2) })
    const before = await link.call('reports.read', { workshopId, lang: 'en', withNames: false })
    await link.call('reports.erase', { workshopId, what: 'personal-data' })
    const after = await link.call('reports.read', { workshopId, lang: 'en', withNames: true })
    expect(after.erasedAt).toBeDefined()
    expect(rounded(after.report)).toEqual(rounded({ ...before.report, expected: 0 }))
    expect(rounded(after.sections.slice(1))).toEqual(rounded(before.sections.slice(1)))
    const folder = join(backend.dataFolder, 'workshops', workshopId)
    const files = await readdir(folder)
    expect(files.length).toBeGreaterThanOrEqual(6)
    for (const file of files) {
      const text = await readFile(join(folder, file), 'utf8')
      for (const trace of ['Amina', 'Ngozi', 'Expected Person', 'CODE1', 'hash-1', testId(5), 'ACDEFG']) expect(text).not.toContain(trace)
    }
    await link.call('reports.erase', { workshopId, what: 'personal-data' })
    expect(rounded((await link.call('reports.read', { workshopId, lang: 'en', withNames: false })).report)).toEqual(rounded(after.report))
    expect(await link.call('reports.attendanceClaims', { workshopId, lang: 'en' })).toEqual([])
  })

  it('delete the whole workshop', async () => {
    await link.call('reports.certificates', { ...plain, personIds: listEligible(workshop, room).slice(0, 1) })
    await link.call('reports.erase', { workshopId, what: 'everything' })
    await expect(link.call('workshops.read', { workshopId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await backend.storage.rooms.read(workshopId)).toBeUndefined()
    expect(await backend.storage.workshopOutcomes.read(workshopId)).toEqual({ certificates: [], erased: undefined })
  })

  it('show what is counted so far of an open room, whatever its document says', async () => {
    const opened = await link.call('room.open', { workshopId })
    expect(opened.kind).toBe('opened')
    await link.call('room.addParticipant', { name: 'Late Comer', organisation: '' })
    await link.call('room.park', { text: 'Write to the registry' })
    const open = await link.call('reports.read', { workshopId, lang: 'en', withNames: true })
    expect(open).toMatchObject({ isOpen: true, report: { came: 35 } })
    expect(open.report.people?.map(({ name }) => name)).toContain('Late Comer')
    expect(open.report.parked.at(-1)).toBe('Write to the registry')
    await expect(
      link.call('reports.markAttendance', { workshopId, entryId: 'one', personId: testId(1), present: true }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    await link.call('room.close')
    expect(await link.call('reports.read', { workshopId, lang: 'en', withNames: false })).toMatchObject({
      isOpen: false,
      report: { came: 35 },
    })
  })

  it('include the journal of a room that a crash left open, and its end', async () => {
    await backend.storage.rooms.save(workshopId, { openingId: testId(901), seq: 0, room: { ...room, isOpen: true } })
    const journal = backend.storage.rooms.openJournal(workshopId, 0)
    await journal.append([
      { openingId: testId(901), entry: { t: 'parked', item: { id: testId(777), text: 'From the journal', at: '2026-03-05T10:00:00Z' } } },
    ])
    const read = () => link.call('reports.read', { workshopId, lang: 'en', withNames: false })
    expect(await read()).toMatchObject({ isOpen: true, report: { came: 34 } })
    expect((await read()).report.parked).toContain('From the journal')
    await journal.append([{ openingId: testId(901), entry: { t: 'closed', at: '2026-03-05T13:00:00Z' } }])
    await journal.close()
    expect(await read()).toMatchObject({ isOpen: false })
    await link.call('reports.markAttendance', { workshopId, entryId: 'two', personId: testId(1), present: true })
    expect((await read()).report.parked).toContain('From the journal')
  })

  it('change nothing while the room is open, and are not found for a room that never opened', async () => {
    await backend.storage.rooms.save(workshopId, { openingId: testId(901), seq: 0, room: { ...emptyRoom(workshopId), isOpen: true } })
    for (const call of [
      link.call('reports.erase', { workshopId, what: 'everything' }),
      link.call('reports.markAttendance', { workshopId, entryId: 'one', personId: testId(1), present: true }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'conflict' })
    await backend.storage.rooms.remove(workshopId)
    await expect(link.call('reports.read', { workshopId, lang: 'en', withNames: false })).rejects.toMatchObject({ code: 'not-found' })
  })
})

/** Means may be summed in another order, so their last bits may differ. */
function rounded(report: unknown): unknown {
  return JSON.parse(JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value)))
}
