import { isPresent } from '#common/domain/reports/attendance.ts'
import { createSection, type ReportCell, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportEntry, WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** The agenda, planned and actual. */
export function buildDaySection({ entries }: Pick<WorkshopReport, 'entries'>, formatter: ReportFormatter): ReportSection {
  const { words, fill, list, duration } = formatter
  const ran = entries.filter(({ actualMinutes }) => actualMinutes !== undefined)
  const dropped = entries.filter(entry => entry.dropped).map(({ title }) => title)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const sentences = [
    ...(ran.length === 0
      ? []
      : [
          fill(words.dayMinutes, {
            actual: duration(sum(ran.map(({ actualMinutes }) => actualMinutes ?? 0))),
            planned: duration(sum(ran.map(({ plannedMinutes }) => plannedMinutes))),
          }),
        ]),
    ...(dropped.length === 0 ? [] : [fill(words.dayDropped, { titles: list(dropped) })]),
  ]
  return createSection({
    id: 'day',
    title: words.day,
    sentences,
    table: { head: [words.part, words.planned, words.actual, words.present], rows: entries.map(entry => buildDayRow(entry, formatter)) },
  })
}

function buildDayRow(
  { title, plannedMinutes, actualMinutes, dropped, present }: ReportEntry,
  { words }: ReportFormatter,
): readonly ReportCell[] {
  return [toSingleLine(title), plannedMinutes, dropped ? words.leftOut : (actualMinutes ?? ''), present ?? '']
}

/** How many people were at each session and, with names, who. */
export function buildAttendanceSection(report: WorkshopReport, formatter: ReportFormatter): ReportSection {
  const { words, fill, number, list } = formatter
  const sessions = report.entries.flatMap(({ entryId, title, present }) => (present === undefined ? [] : [{ entryId, title, present }]))
  const sorted = sessions.toSorted((left, right) => right.present - left.present)
  const [best, least] = [sorted[0], sorted.at(-1)]
  const lasts = sorted.filter(({ present }) => present === least?.present).map(({ title }) => title)
  const leaders = sorted.filter(({ present }) => present === best?.present).map(({ title }) => title)
  const sentences =
    best === undefined || least === undefined
      ? []
      : [
          fill(leaders.length > 1 ? words.attendanceBestTie : words.attendanceBest, {
            title: best.title,
            titles: list(leaders),
            count: best.present,
            came: report.came,
          }),
          ...(least.present < best.present
            ? [
                fill(lasts.length > 1 ? words.attendanceLeastTie : words.attendanceLeast, {
                  title: least.title,
                  titles: list(lasts),
                  count: least.present,
                }),
              ]
            : []),
        ]
  return createSection({
    id: 'attendance',
    title: words.attendance,
    sentences,
    chart:
      sessions.length === 0
        ? undefined
        : {
            kind: 'bars',
            bars: sessions.map(({ title, present }) => ({
              label: toSingleLine(title),
              share: report.came === 0 ? 0 : present / report.came,
              valueText: number(present),
            })),
          },
    table:
      sessions.length === 0
        ? undefined
        : { head: [words.session, words.present], rows: sessions.map(({ title, present }) => [toSingleLine(title), present]) },
    parts:
      report.people === undefined
        ? []
        : [
            buildNamesSection(
              report.people,
              sessions.map(({ entryId }) => entryId),
              formatter,
            ),
            ...(report.absent === undefined || report.absent.length === 0 ? [] : [buildAbsentSection(report.absent, formatter)]),
          ],
  })
}

function buildAbsentSection(absent: NonNullable<WorkshopReport['absent']>, { words }: ReportFormatter): ReportSection {
  return createSection({
    id: 'absent',
    title: words.absent,
    table: {
      head: [words.name, words.organisation],
      rows: absent.map(({ name, organisation }) => [toSingleLine(name), toSingleLine(organisation)]),
    },
  })
}

function buildNamesSection(
  people: NonNullable<WorkshopReport['people']>,
  sessions: readonly string[],
  { words, fill }: ReportFormatter,
): ReportSection {
  const rows = people.map(({ name, organisation, marks, attended, earns }) => [
    toSingleLine(name),
    toSingleLine(organisation),
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
