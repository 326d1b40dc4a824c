import { isPresent } from '#common/domain/reports/attendance.ts'
import { createSection, type ReportCell, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportEntry, WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import type { Teller } from './teller.ts'

/** The agenda as planned and as it was. */
export function daySection({ entries }: Pick<WorkshopReport, 'entries'>, teller: Teller): ReportSection {
  const { words, fill, list } = teller
  const ran = entries.filter(({ actualMinutes }) => actualMinutes !== undefined)
  const dropped = entries.filter(entry => entry.dropped).map(({ title }) => title)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const says = [
    ...(ran.length === 0
      ? []
      : [
          fill(words.dayMinutes, {
            actual: sum(ran.map(({ actualMinutes }) => actualMinutes ?? 0)),
            planned: sum(ran.map(({ plannedMinutes }) => plannedMinutes)),
          }),
        ]),
    ...(dropped.length === 0 ? [] : [fill(words.dayDropped, { titles: list(dropped) })]),
  ]
  return createSection({
    id: 'day',
    title: words.day,
    says,
    table: { head: [words.part, words.planned, words.actual, words.present], rows: entries.map(entry => dayRow(entry, teller)) },
  })
}

function dayRow({ title, plannedMinutes, actualMinutes, dropped, present }: ReportEntry, { words }: Teller): readonly ReportCell[] {
  return [oneLine(title), plannedMinutes, dropped ? words.leftOut : (actualMinutes ?? ''), present ?? '']
}

/** How many were at each session; with names, who. */
export function attendanceSection(report: WorkshopReport, teller: Teller): ReportSection {
  const { words, fill, number } = teller
  const held = report.entries.flatMap(({ entryId, title, present }) => (present === undefined ? [] : [{ entryId, title, present }]))
  const sorted = held.toSorted((left, right) => right.present - left.present)
  const [best, least] = [sorted[0], sorted.at(-1)]
  const says =
    best === undefined || least === undefined
      ? []
      : [
          fill(words.attendanceBest, { title: best.title, count: best.present, came: report.came }),
          ...(least.present < best.present ? [fill(words.attendanceLeast, { title: least.title, count: least.present })] : []),
        ]
  return createSection({
    id: 'attendance',
    title: words.attendance,
    says,
    chart:
      held.length === 0
        ? undefined
        : {
            kind: 'bars',
            bars: held.map(({ title, present }) => ({
              label: oneLine(title),
              share: report.came === 0 ? 0 : present / report.came,
              says: number(present),
            })),
          },
    table:
      held.length === 0
        ? undefined
        : { head: [words.session, words.present], rows: held.map(({ title, present }) => [oneLine(title), present]) },
    parts:
      report.people === undefined
        ? []
        : [
            namesSection(
              report.people,
              held.map(({ entryId }) => entryId),
              teller,
            ),
          ],
  })
}

function namesSection(people: NonNullable<WorkshopReport['people']>, sessions: readonly string[], { words, fill }: Teller): ReportSection {
  const rows = people.map(({ name, organisation, marks, attended, earns }) => [
    oneLine(name),
    oneLine(organisation),
    ...sessions.map(session => (isPresent(marks[session]) ? '•' : '')),
    fill(words.attendedOf, { count: attended, total: sessions.length }),
    earns ? words.certificateYes : words.certificateNo,
  ])
  return createSection({
    id: 'names',
    title: words.whoWhen,
    table: {
      head: [words.name, words.organisation, ...sessions.map((__, index) => String(index + 1)), words.attended, words.certificate],
      rows,
    },
  })
}
