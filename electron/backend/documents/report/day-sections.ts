import { isPresent } from '#common/domain/reports/attendance.ts'
import { createSection, type ReportCell, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportEntry, WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** The agenda, planned and actual. */
export function buildDaySection({ entries }: Pick<WorkshopReport, 'entries'>, formatter: ReportFormatter): ReportSection {
  const { words, fill, quoteAll } = formatter
  const ran = entries.filter(({ actualMinutes }) => actualMinutes !== undefined)
  const dropped = entries.filter(entry => entry.dropped).map(({ title }) => title)
  const sentences = [
    ...(ran.length === 0 ? [] : [tellMinutes(ran, entries, formatter)]),
    ...(dropped.length === 0 ? [] : [fill(words.dayDropped, { titles: quoteAll(dropped) })]),
  ]
  return createSection({
    id: 'day',
    title: words.day,
    sentences,
    table: { head: [words.part, words.planned, words.actual, words.present], rows: entries.map(entry => buildDayRow(entry, formatter)) },
  })
}

/** The whole agenda is told beside what was run of it: the table has both. */
function tellMinutes(ran: readonly ReportEntry[], all: readonly ReportEntry[], { words, fill, duration }: ReportFormatter): string {
  const sum = (minutes: readonly number[]): number => minutes.reduce((total, one) => total + one, 0)
  return fill(ran.length === all.length ? words.dayMinutes : words.dayMinutesPart, {
    actual: duration(sum(ran.map(({ actualMinutes }) => actualMinutes ?? 0))),
    planned: duration(sum(ran.map(({ plannedMinutes }) => plannedMinutes))),
    agenda: duration(sum(all.map(({ plannedMinutes }) => plannedMinutes))),
  })
}

function buildDayRow(
  { title, plannedMinutes, actualMinutes, dropped, present }: ReportEntry,
  { words, minutes }: ReportFormatter,
): readonly ReportCell[] {
  const actual = actualMinutes === undefined ? '' : minutes(actualMinutes)
  return [toSingleLine(title), minutes(plannedMinutes), dropped ? words.leftOut : actual, present ?? '']
}

/** The best and the least attended sessions; equals are told as equals. */
function tellAttendance(
  sessions: readonly { readonly title: string; readonly present: number }[],
  came: number,
  { words, fill, quote, quoteAll }: ReportFormatter,
): readonly string[] {
  const counts = sessions.map(({ present }) => present)
  const [most, fewest] = [Math.max(...counts), Math.min(...counts)]
  const titles = (count: number): readonly string[] => sessions.filter(({ present }) => present === count).map(({ title }) => title)
  const [best, least] = [titles(most), titles(fewest)]
  if (best[0] === undefined || least[0] === undefined) return []
  const first = { title: quote(best[0]), titles: quoteAll(best), count: most, came }
  const last = { title: quote(least[0]), titles: quoteAll(least), count: fewest }
  return [
    fill(best.length > 1 ? words.attendanceBestTie : words.attendanceBest, first),
    ...(fewest < most ? [fill(least.length > 1 ? words.attendanceLeastTie : words.attendanceLeast, last)] : []),
  ]
}

/** How many people were at each session and, with names, who. */
export function buildAttendanceSection(report: WorkshopReport, formatter: ReportFormatter): ReportSection {
  const { words, number } = formatter
  const sessions = report.entries.flatMap(({ entryId, title, present }) => (present === undefined ? [] : [{ entryId, title, present }]))
  return createSection({
    id: 'attendance',
    title: words.attendance,
    sentences: tellAttendance(sessions, report.came, formatter),
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
