import { createSection, type ReportBar, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportActivity, WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { pickText } from '#common/domain/workshops/workshop.ts'
import { toLines, toSingleLine } from '#backend/documents/single-line.ts'
import { buildAttendanceSection, buildDaySection } from './day-sections.ts'
import { buildDonorSection } from './donor-sections.ts'
import { buildItemTable, buildOptionTable, findQuestionTitle } from './describe-questions.ts'
import { describeResult } from './describe-result.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** All sections of the report, in reading order. */
export function buildReportSections(report: WorkshopReport, formatter: ReportFormatter): readonly ReportSection[] {
  const { words } = formatter
  const { groups } = report.workshop
  const [evaluations, others] = [report.activities.filter(isEvaluation), report.activities.filter(activity => !isEvaluation(activity))]
  const toSections = (activities: readonly ReportActivity[]): readonly ReportSection[] =>
    activities.map(activity => buildActivitySection(activity, groups, formatter))
  return [
    ...(report.entries.length === 0 ? [] : [buildDaySection(report, formatter)]),
    buildAttendanceSection(report, formatter),
    ...(others.length === 0 ? [] : [createSection({ id: 'answers', title: words.answers, parts: toSections(others) })]),
    ...(report.gain === undefined ? [] : [buildGainSection(report, report.gain, formatter)]),
    ...(evaluations.length === 0 ? [] : [createSection({ id: 'evaluation', title: words.evaluation, parts: toSections(evaluations) })]),
    ...buildParkedSection(report.parked, formatter),
    buildDonorSection(report.donors, report.workshop.place, formatter),
    ...buildItemsSection(report.activities, formatter),
  ]
}

function isEvaluation({ activity }: ReportActivity): boolean {
  return activity.kind === 'evaluation'
}

/** One activity with its result. */
export function buildActivitySection(
  { runId, round, activity, result, questions }: Pick<ReportActivity, 'runId' | 'round' | 'activity' | 'result' | 'questions'>,
  groups: readonly string[],
  formatter: ReportFormatter,
): ReportSection {
  const { words, kinds, fill, lang } = formatter
  const text = activity.translations[lang] ?? activity
  const over = round > 1 ? `${kinds[activity.kind]} · ${fill(words.round, { number: round })}` : kinds[activity.kind]
  return createSection({
    id: `run-${runId}`,
    title: toSingleLine(text.title),
    over,
    askedHtml: text.promptHtml,
    ...describeResult(
      { ...pickText(text), result, items: text.items.map(toSingleLine), multiple: activity.multiple, questions, groups },
      formatter,
    ),
  })
}

function buildGainSection(
  { gainQuestions }: WorkshopReport,
  gain: NonNullable<WorkshopReport['gain']>,
  { words, fill, percent, share }: ReportFormatter,
): ReportSection {
  const bar = (label: string, part: number): ReportBar => ({ label, share: part, valueText: percent(part) })
  const pair = (label: string, before: number, after: number) => ({
    label,
    before: bar(words.before, before),
    after: bar(words.after, after),
  })
  const lines = gain.questions.map(({ questionId, before, after }) => ({
    title: findQuestionTitle(gainQuestions, questionId),
    before,
    after,
  }))
  return createSection({
    id: 'gain',
    title: words.gain,
    sentences: [fill(words.gainText, { n: gain.n, before: percent(gain.before), after: percent(gain.after) })],
    chart: {
      kind: 'pairs',
      before: words.before,
      after: words.after,
      pairs: [pair(words.gainAll, gain.before, gain.after), ...lines.map(({ title, before, after }) => pair(title, before, after))],
    },
    table: {
      head: [words.question, words.before, words.after],
      rows: [
        [words.gainAll, share(gain.before), share(gain.after)],
        ...lines.map(({ title, before, after }) => [title, share(before), share(after)]),
      ],
    },
    note: words.gainNote,
  })
}

/** Questions that were parked in the room. */
export function buildParkedSection(parked: readonly string[], { words, fill }: ReportFormatter): readonly ReportSection[] {
  if (parked.length === 0) return []
  return [
    createSection({
      id: 'parked',
      title: words.parked,
      sentences: [fill(words.parkedText, { count: parked.length })],
      quotes: parked.map(text => ({ text: toLines(text), detail: '' })),
    }),
  ]
}

function buildItemsSection(activities: readonly ReportActivity[], formatter: ReportFormatter): readonly ReportSection[] {
  const { words, kinds } = formatter
  const asked = activities.filter(({ items }) => items.some(({ n }) => n > 0))
  if (asked.length === 0) return []
  const parts = asked.flatMap(({ runId, activity, items, questions }) => {
    const options = buildOptionTable(items, questions, formatter)
    return [
      createSection({
        id: `items-${runId}`,
        title: toSingleLine(activity.title),
        over: kinds[activity.kind],
        table: buildItemTable(items, questions, formatter),
      }),
      ...(options.rows.length === 0
        ? []
        : [createSection({ id: `options-${runId}`, title: words.chosen, over: toSingleLine(activity.title), table: options })]),
    ]
  })
  return [createSection({ id: 'items', title: words.items, sentences: [words.itemsText], parts })]
}
