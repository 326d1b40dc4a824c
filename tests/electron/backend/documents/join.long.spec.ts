import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createJoinJob, type JoinDocumentInput } from '#backend/documents/join-data.ts'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { canReadQr, readQr } from '#tests/support/read-qr.ts'

const PATIENCE_MS = 180_000
const canDraw = spawnSync('pdftoppm', ['-v']).status === 0
const maker = sharedDocumentMaker()

const empty = createWorkshop('A table that lasts', 'en', '', { id: 'w', now: new Date('2026-11-24T09:00:00Z') })
const workshop: Workshop = {
  ...empty,
  titles: { fr: 'Une table qui dure' },
  languages: ['en', 'fr', 'es', 'ar'],
  room: { ...empty.room, wifi: { name: 'Hall; 2', password: 'river:2026', hidden: false } },
}
const open: JoinDocumentInput = { workshop, openRoom: { url: 'http://192.168.43.1/ACD347', code: 'ACD347' }, what: 'help', paper: 'a4' }

/** The pages as pictures, as a scanner sees the paper. */
async function drawPages(pdf: Uint8Array): Promise<readonly Uint8Array[]> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'paper.pdf'), pdf)
  spawnSync('pdftoppm', ['-png', '-r', '80', join(folder, 'paper.pdf'), join(folder, 'page')])
  const names = (await readdir(folder)).filter(name => name.endsWith('.png')).toSorted()
  return Promise.all(names.map(name => readFile(join(folder, name))))
}

describe('how to join, as PDF', { timeout: PATIENCE_MS }, () => {
  it('explains how to join, on a page for each language of the workshop', async () => {
    const paper = await readPdf(await maker.makeJoinDocument(open))
    expect(paper).toMatchObject({ pages: 4, title: 'A table that lasts', boxes: 0, tagged: true })
    for (const text of [
      '“Hall; 2”',
      'stay connected',
      'mobile data',
      'VPN',
      '192.168.43.1 in Chrome or Safari',
      'Opera Mini',
      'added by hand',
      'river:2026',
      'ACD',
    ])
      expect(paper.text).toContain(text)
  })

  it.skipIf(!canReadQr || !canDraw)('has both codes on every page and card, readable from the print', async () => {
    const codes = ['WIFI:T:WPA;S:Hall\\; 2;P:river\\:2026;;', 'http://192.168.43.1/ACD347']
    const pages = await drawPages(await maker.makeJoinDocument(open))
    for (const page of pages) expect([...new Set(readQr(page, 'png'))].toSorted()).toEqual(codes.toSorted())
    const [cards] = await drawPages(await maker.makeJoinDocument({ ...open, what: 'cards' }))
    expect(cards === undefined ? 0 : readQr(cards, 'png').length).toBe(8)
  })

  it('can be made before the room is open, without what is not known yet', async () => {
    const bare: JoinDocumentInput = { ...open, workshop: { ...empty, languages: ['en'] }, openRoom: undefined, paper: 'letter' }
    const paper = await readPdf(await maker.makeJoinDocument(bare))
    expect([paper.pages, paper.size.width]).toEqual([1, 612])
    expect(paper.text).toContain('Scan the room code with your camera.')
    expect(createJoinJob(bare).pictures).toEqual([])
    expect(createJoinJob({ ...open, openRoom: { url: '', code: 'ACD347' } }).pictures.map(({ name }) => name)).toEqual(['wifi.svg'])
  })

  it('has no Wi-Fi code when it would be too fine to scan', () => {
    const wifi = { name: 'N'.repeat(64), password: 'p'.repeat(100), hidden: true }
    expect(
      createJoinJob({ ...open, workshop: { ...workshop, room: { ...workshop.room, wifi } } }).pictures.map(({ name }) => name),
    ).toEqual(['room.svg'])
  })
})
