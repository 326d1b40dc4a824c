import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildPersonSheets } from '#backend/documents/report/person-sheets.ts'
import { composeReport } from '#backend/documents/report/report-data.ts'
import { renderReportXlsx, type NamedTable } from '#backend/documents/report/report-files.ts'
import { createReportFormatter } from '#backend/documents/report/report-formatter.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { activity, person, run } from '#tests/support/room/rooms.ts'
import { ENGLISH, reportRoom } from '#tests/support/room/report-room.ts'

interface Cell {
  readonly type: string
  readonly format: string
  readonly value: string
}

/** The sheets of a workbook by name: cells by their place, as a reader other than the writer finds them in its XML. */
async function readBook(
  room: RoomState,
  tables: readonly NamedTable[] = buildPersonSheets(room, createReportFormatter('en')),
): Promise<ReadonlyMap<string, ReadonlyMap<string, Cell>>> {
  const { workshop } = reportRoom(ENGLISH)
  const content = composeReport(createWorkshopReport(workshop, room, { lang: 'en', withNames: true, storedDonorCounts: undefined }), 'en')
  const files = unzipSync(await renderReportXlsx(content, tables))
  const read = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) => si.replaceAll(/<[^>]*>/g, ''))
  const styles = read('xl/styles.xml')
  const custom = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [/numFmtId="(\d+)"/.exec(tag)?.[1], /formatCode="([^"]*)"/.exec(tag)?.[1]]),
  )
  const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(([tag]) => {
    const id = /numFmtId="(\d+)"/.exec(tag)?.[1]
    return id === '9' ? '0%' : (custom.get(id) ?? '')
  })
  const names = [...read('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => name)
  return new Map(
    names.map((name, index) => {
      const cells = [...read(`xl/worksheets/sheet${String(index + 1)}.xml`).matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)]
      return [
        name,
        new Map(
          cells.map(([, tag = '', inner = '']) => {
            const attribute = (key: string): string => new RegExp(`(?:^|\\s)${key}="([^"]*)"`).exec(tag)?.[1] ?? ''
            const type = attribute('t')
            const raw = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? inner.replaceAll(/<[^>]*>/g, '')
            const value = type === 's' ? unescapeCharacters(strings[Number(raw)] ?? '') : raw
            return [attribute('r'), { type, format: formats[Number(attribute('s'))] ?? '', value }] as const
          }),
        ),
      ] as const
    }),
  )
}

/** As every reader does by ECMA-376, ST_Xstring. */
function unescapeCharacters(text: string): string {
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const isNumber = ({ type }: Cell): boolean => type === '' || type === 'n'

describe('the report as a workbook', () => {
  it('has per cent as numbers with a per cent format, and none as text', async () => {
    const cells = [...(await readBook(reportRoom(ENGLISH).room)).values()].flatMap(sheet => [...sheet.values()])
    const shares = cells.filter(({ format }) => format === '0%')
    expect(shares.length).toBeGreaterThan(10)
    for (const cell of shares) {
      expect(isNumber(cell)).toBe(true)
      expect(Number(cell.value)).toBeLessThanOrEqual(1)
    }
    expect(cells.filter(cell => !isNumber(cell) && /^\s*\d+\s?%\s*$/.test(cell.value))).toEqual([])
  })

  it('keeps a text that reads like an escaped character', async () => {
    const texts = ['form_x0041_2026', '_x005F_x0041_', '_x00e9_x00E9_', '_x0041', 'a_b']
    const book = await readBook(reportRoom(ENGLISH).room, [
      { name: 'Texts', table: { head: ['_x0041_'], rows: texts.map(text => [text]) } },
    ])
    const values = [...(book.get('Texts')?.values() ?? [])].map(({ value }) => value)
    expect(values).toEqual(['_x0041_', ...texts])
  })

  it('has the day of the workshop as a date', async () => {
    const [cover] = [...(await readBook(reportRoom(ENGLISH).room)).values()]
    const days = [...(cover ?? new Map<string, Cell>()).values()].filter(({ format }) => format === 'yyyy-mm-dd')
    // 5 March 2026, in days since the end of 1899.
    expect(days.map(({ value }) => Number(value))).toEqual([46_086])
  })

  it('has a sheet for each person with what they answered where everyone sees names, and nothing else', async () => {
    const named = [
      person(1, { name: 'Ana / [Sousse]: a name of more than 31 characters' }),
      person(2, { name: 'Ben' }),
      person(3, { name: 'BEN' }),
    ]
    const ids = named.map(({ id }) => id)
    const answers = Object.fromEntries(ids.map(id => [id, { '': { kind: 'ratings' as const, steps: [3, null, 0] } }]))
    const room = {
      ...reportRoom(ENGLISH).room,
      people: Object.fromEntries(named.map(one => [one.id, one])),
      runs: [
        run({ id: 's', activity: activity({ kind: 'evaluation', title: 'Where we stand', names: 'shown' }), ballots: answers }),
        run({ id: 'f', activity: activity({ kind: 'evaluation', title: 'Told to one', names: 'facilitator' }), ballots: answers }),
        run({ id: 'e', activity: activity({ kind: 'evaluation', title: 'Secret', names: 'anonymous' }), ballots: answers }),
      ],
    }
    const book = await readBook(room)
    const sheets = [...book].slice(-3)
    expect(sheets.map(([name]) => name)).toEqual(['Ana Sousse a name of more than', 'Ben', 'BEN 2'])
    for (const [, cells] of sheets) {
      const values = [...cells.values()].map(({ value }) => value)
      expect(values).toContain('Where we stand')
      expect(values).not.toContain('Secret')
      expect(values).not.toContain('Told to one')
      expect(cells.get('C2')).toMatchObject({ value: '4', format: '' })
      expect(isNumber(cells.get('C2') as Cell)).toBe(true)
    }
  })

  it('has a sheet for each of two people whose long names begin alike, in any letters', async () => {
    const { room } = reportRoom(ENGLISH)
    for (const letters of ['🌺'.repeat(16), '𞤀'.repeat(20), 'a'.repeat(40)]) {
      const people = [1, 2].map(number => ({ ...person(number), name: `${letters} ${String(number)}` }))
      const named = run({
        activity: activity({ kind: 'poll', names: 'shown' }),
        ballots: Object.fromEntries(people.map(({ id }) => [id, { '': { kind: 'choice' as const, items: [0] } }])),
      })
      const both = { ...room, people: Object.fromEntries(people.map(one => [one.id, one])), runs: [named] }
      const names = [...(await readBook(room, buildPersonSheets(both, createReportFormatter('en')))).keys()].filter(name =>
        name.startsWith([...letters][0] ?? ''),
      )
      expect(names).toHaveLength(2)
      for (const name of names) expect(name.length).toBeLessThanOrEqual(31)
    }
  })
})
