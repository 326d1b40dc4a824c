import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { composeReport } from '#backend/documents/report/report-data.ts'
import { renderReportCsv, renderReportMarkdown, renderReportXlsx } from '#backend/documents/report/report-files.ts'
import { writeCell } from '#common/domain/reports/report-section.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { listEligible, issueAttendanceCertificates } from '#common/domain/reports/attendance-certificate.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { ARABIC, ENGLISH, reportRoom, type RoomTexts } from '#tests/support/room/report-room.ts'

const noPicture = () => Promise.resolve(undefined)
const PATIENCE_MS = 180_000
const maker = sharedDocumentMaker()

function told(texts: RoomTexts, lang: Locale, withNames = false) {
  const { workshop, room } = reportRoom(texts)
  return composeReport(createWorkshopReport(workshop, room, { lang, withNames, storedDonorCounts: undefined }), lang)
}

const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '#panic("x") $ * _ [',
  '] #import "x" [',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '| a | b |',
  '# title',
  '\u202Eevil',
  'https://example.org',
]

/** A room in which everything that can be typed is hostile. */
const hostile: RoomTexts = {
  ...ENGLISH,
  title: HOSTILE[7] ?? '',
  place: HOSTILE[0] ?? '',
  names: HOSTILE.slice(0, 5),
  organisations: HOSTILE.slice(0, 4),
  options: HOSTILE.slice(0, 3),
  actors: HOSTILE.slice(1, 5),
  statements: HOSTILE.slice(7, 10),
  words: HOSTILE.slice(0, 8),
  posts: HOSTILE.slice(8, 15),
  sessions: HOSTILE.slice(2, 7),
}

describe('the report of a workshop', { timeout: PATIENCE_MS }, () => {
  it.each(LOCALES)('is available in %s with every kind of result, tagged and without a box', async lang => {
    const report = told(lang === 'ar' ? ARABIC : ENGLISH, lang)
    const pdf = await readPdf(await maker.makeReport(report, 'a4', noPicture))
    expect(pdf).toMatchObject({ lang, tagged: true, boxes: 0, title: report.title })
    expect(pdf.roles).toContain('H1')
    if (lang !== 'ar') expect(pdf.text).toContain(messagesFor(lang).report.title)
    expect(JSON.stringify(report)).not.toMatch(/Amina El Khoury/)
  })

  it('prints names only on request', async () => {
    expect((await readPdf(await maker.makeReport(told(ENGLISH, 'en'), 'letter', noPicture))).text).not.toContain('Amina')
    expect(JSON.stringify(told(ENGLISH, 'en', true))).toContain('Amina El Khoury')
  })

  it('shows typed text as it is and runs nothing of it', async () => {
    const report = told(hostile, 'en', true)
    const pdf = await readPdf(await maker.makeReport(report, 'a4', noPicture))
    expect(pdf.text).toContain('#panic("x") $ * _ [')
    expect(pdf.text).toContain('=HYPERLINK("http://x","y")')
  })

  it('keeps the direction of other languages: an English question in an Arabic report ends with its question mark', async () => {
    const { workshop, room } = reportRoom({ ...ARABIC, prompt: ENGLISH.prompt, titles: ENGLISH.titles })
    const poll = room.runs.filter(({ id }) => id === 'poll')
    const report = composeReport(
      createWorkshopReport(
        { ...workshop, agenda: [] },
        { ...room, runs: poll, people: {}, parked: [] },
        { lang: 'ar', withNames: false, storedDonorCounts: undefined },
      ),
      'ar',
    )
    expect((await readPdf(await maker.makeReport(report, 'a4', noPicture))).runs).toContain(ENGLISH.prompt)
  })

  it('draws posted emoji without a box', async () => {
    const posts = ['Thank you 🙏🏽', 'Done ✅ ❤️', '👨‍👩‍👧‍👦 🇹🇳 🎉']
    const { workshop, room } = reportRoom({ ...ENGLISH, posts })
    const wall = room.runs.filter(({ id }) => id === 'wall')
    const report = composeReport(
      createWorkshopReport(
        { ...workshop, agenda: [] },
        { ...room, runs: wall, people: {}, parked: [] },
        { lang: 'en', withNames: false, storedDonorCounts: undefined },
      ),
      'en',
    )
    const pdf = await readPdf(await maker.makeReport(report, 'a4', noPicture))
    expect(pdf.boxes).toBe(0)
    for (const post of posts) expect(pdf.text).toContain(post)
  })

  it('explains the figures in whole sentences', () => {
    expect(told(ENGLISH, 'en').sections.find(({ id }) => id === 'donors')?.sentences).toEqual(['Participants in total: 34. Place: Sousse.'])
    const [day] = told(ENGLISH, 'en').sections
    expect(day?.sentences).toEqual([
      'The whole agenda was planned for 3 hrs 35 mins. The sessions and breaks that were held took 2 hrs 45 mins; 2 hrs 45 mins were planned for them.',
      'Skipped: “What we take home”.',
    ])
  })
})

describe('the times of the day', () => {
  const minutesIn = (lang: Locale): readonly (readonly string[])[] =>
    (told(lang === 'ar' ? ARABIC : ENGLISH, lang).sections[0]?.table?.rows ?? []).map(row =>
      row.slice(1, 3).map(cell => writeCell(cell, String, '').replace(/\s/gu, ' ')),
    )

  it.each([
    ['en', '45 mins', '33 mins'],
    ['fr', '45 min', '33 min'],
    ['es', '45 min', '33 min'],
    ['ar', '45 دقيقة', '33 دقيقة'],
  ] as const)('have their unit in %s', (lang, planned, actual) => {
    expect(minutesIn(lang)[4]).toEqual([planned, actual])
  })

  it('are numbers that a spreadsheet can add up', async () => {
    const files = unzipSync(await renderReportXlsx(told(ENGLISH, 'en')))
    expect(strFromU8(files['xl/styles.xml'] ?? new Uint8Array())).toContain('[h]:mm')
  })
})

describe('the report as a spreadsheet', () => {
  it('has no CSV cell that could be a formula', () => {
    const csv = renderReportCsv(told(hostile, 'en', true))
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const { data } = Papa.parse<string[]>(csv.slice(1).trim())
    expect(data.length).toBeGreaterThan(50)
    const cells = data.flat().filter(cell => !/^-?\d+([.,]\d+)?$/.test(cell))
    for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r＝]/u)
    expect(cells.some(cell => cell.startsWith("'="))).toBe(true)
  })

  it('has only texts and numbers in an XLSX, one sheet per table', async () => {
    const files = unzipSync(await renderReportXlsx(told(hostile, 'en', true)))
    const sheets = Object.keys(files).filter(name => name.startsWith('xl/worksheets/sheet'))
    expect(sheets.length).toBeGreaterThan(10)
    for (const name of sheets) expect(strFromU8(files[name] ?? new Uint8Array())).not.toMatch(/<f[ >]/)
    const book = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
    const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name ?? '')
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
    for (const name of names) expect(name.replaceAll(/&\w+;/g, '&').length).toBeLessThanOrEqual(31)
  })
})

describe('the report as Markdown', () => {
  it('has headings, sentences and tables', () => {
    const text = renderReportMarkdown(told(ENGLISH, 'en'))
    expect(text).toContain('# Migration in our town')
    expect(text).toContain('| Session or break | Planned | Actual | Present |')
    expect(text).toContain('> Who pays for the interpreters?')
  })

  it('escapes what was typed', () => {
    const text = renderReportMarkdown(told(hostile, 'en', true))
    expect(text).not.toMatch(/<img/)
    expect(text).not.toMatch(/(^|[^\\])\]\(javascript/)
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    for (const line of text.split('\n').filter(one => one.startsWith('|'))) expect(line).toMatch(/^\| .* \|$/)
  })
})

describe('the take-home document', { timeout: PATIENCE_MS }, () => {
  it('contains the programme, the slides, results the room has seen and no names but the owner’s', async () => {
    const { workshop, room } = reportRoom()
    const secret = room.runs.map(run => (run.id === 'wall' ? { ...run, state: 'closed' as const } : run))
    const pdf = await maker.makeTakeHome(
      { workshop, room: { ...room, runs: secret }, name: 'Amina El Khoury', lang: 'en', paper: 'a4' },
      noPicture,
    )
    const { text, tagged } = await readPdf(pdf)
    expect(tagged).toBe(true)
    for (const part of ['Summary', 'For Amina El Khoury', 'Agenda', 'Key points from the slides']) expect(text).toContain(part)
    const whole = Buffer.from(pdf).toString('latin1')
    expect(whole).not.toContain('Ngozi')
    expect(text).not.toContain('Who pays for the interpreters')
  })
})

describe('certificates of attendance', { timeout: PATIENCE_MS }, () => {
  it.each(LOCALES)('are one document in %s with a page for each', async lang => {
    const { workshop, room } = reportRoom(lang === 'ar' ? ARABIC : ENGLISH)
    let number = 0
    const issued = issueAttendanceCertificates(workshop, room, listEligible(workshop, room), [], {
      now: new Date('2026-03-06T10:00:00Z'),
      lang,
      issuer: { organisation: 'Institute', signatoryName: '', signatoryTitle: '', place: 'Tunis' },
      newSerial: () => `7K3M-R9TX-4H${String(++number)}`,
    })
    const pdf = await readPdf(await maker.makeAttendance(issued, 'a4'))
    expect(pdf).toMatchObject({ pages: issued.length, lang, tagged: true, boxes: 0 })
    if (lang === 'ar') return
    for (const part of [messagesFor(lang).attendance.title, workshop.title, 'Sousse', '2026', '7K3M-R9TX-4H1', issued[0]?.name ?? ''])
      expect(pdf.text).toContain(part)
    expect(pdf.text).not.toMatch(/score|résultat|resultado/i)
  })

  it('print a hostile name as it is, on one page', async () => {
    const { workshop, room } = reportRoom(hostile)
    const issued = issueAttendanceCertificates(workshop, room, listEligible(workshop, room), [], {
      now: new Date('2026-03-06T10:00:00Z'),
      lang: 'en',
      issuer: { organisation: '', signatoryName: '', signatoryTitle: '', place: '' },
      newSerial: () => 'X',
    })
    const pdf = await readPdf(await maker.makeAttendance(issued, 'a4'))
    expect(pdf.pages).toBe(issued.length)
    expect(pdf.text).toContain('#panic("x") $ * _ [')
  })
})
