import { createSection, type ReportBar, type ReportSection } from '#common/domain/reports/report-section.ts'
import type { ReportActivity, WorkshopReport } from '#common/domain/reports/workshop-report.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { attendanceSection, daySection } from './day-sections.ts'
import { donorSection } from './donor-sections.ts'
import { itemTable, optionTable, titleOf } from './question-parts.ts'
import { resultParts } from './result-parts.ts'
import type { Teller } from './teller.ts'

/** The whole report in words, in the order in which it is read. */
export function reportSections(report: WorkshopReport, teller: Teller): readonly ReportSection[] {
  const { words } = teller
  const { groups } = report.workshop
  const [evaluations, others] = [report.activities.filter(isEvaluation), report.activities.filter(activity => !isEvaluation(activity))]
  const told = (activities: readonly ReportActivity[]): readonly ReportSection[] =>
    activities.map(activity => activitySection(activity, groups, teller))
  return [
    ...(report.entries.length === 0 ? [] : [daySection(report, teller)]),
    attendanceSection(report, teller),
    ...(others.length === 0 ? [] : [createSection({ id: 'answers', title: words.answers, parts: told(others) })]),
    ...(report.gain === undefined ? [] : [gainSection(report, report.gain, teller)]),
    ...(evaluations.length === 0 ? [] : [createSection({ id: 'evaluation', title: words.evaluation, parts: told(evaluations) })]),
    ...parkedSection(report.parked, teller),
    donorSection(report.donors, report.workshop.place, teller),
    ...itemsSection(report.activities, teller),
  ]
}

function isEvaluation({ activity }: ReportActivity): boolean {
  return activity.kind === 'evaluation'
}

/** One activity with what came of it. */
export function activitySection(
  { runId, activity, result, questions }: Pick<ReportActivity, 'runId' | 'activity' | 'result' | 'questions'>,
  groups: readonly string[],
  teller: Teller,
): ReportSection {
  const { words, kinds, fill, lang } = teller
  const text = activity.translations[lang] ?? activity
  const round = Number(runId.split('~')[1] ?? 1)
  const over = round > 1 ? `${kinds[activity.kind]} · ${fill(words.round, { number: round })}` : kinds[activity.kind]
  return createSection({
    id: `run-${runId}`,
    title: oneLine(text.title),
    over,
    askedHtml: text.promptHtml,
    ...resultParts({ result, items: text.items.map(oneLine), multiple: activity.multiple, questions, groups }, teller),
  })
}

function gainSection(
  { gainQuestions }: WorkshopReport,
  gain: NonNullable<WorkshopReport['gain']>,
  { words, fill, percent }: Teller,
): ReportSection {
  const bar = (label: string, share: number): ReportBar => ({ label, share, says: percent(share) })
  const pair = (label: string, before: number, after: number) => ({
    label,
    before: bar(words.before, before),
    after: bar(words.after, after),
  })
  const lines = gain.questions.map(({ questionId, before, after }) => ({ title: titleOf(gainQuestions, questionId), before, after }))
  return createSection({
    id: 'gain',
    title: words.gain,
    says: [fill(words.gainSays, { n: gain.n, before: percent(gain.before), after: percent(gain.after) })],
    chart: {
      kind: 'pairs',
      before: words.before,
      after: words.after,
      pairs: [pair(words.gainAll, gain.before, gain.after), ...lines.map(({ title, before, after }) => pair(title, before, after))],
    },
    table: {
      head: [words.question, words.before, words.after],
      rows: [
        [words.gainAll, percent(gain.before), percent(gain.after)],
        ...lines.map(({ title, before, after }) => [title, percent(before), percent(after)]),
      ],
    },
    note: words.gainNote,
  })
}

/** What was left open in the room. */
export function parkedSection(parked: readonly string[], { words, fill }: Teller): readonly ReportSection[] {
  if (parked.length === 0) return []
  return [
    createSection({
      id: 'parked',
      title: words.parked,
      says: [fill(words.parkedSays, { count: parked.length })],
      quotes: parked.map(text => ({ text: oneLine(text), detail: '' })),
    }),
  ]
}

function itemsSection(activities: readonly ReportActivity[], teller: Teller): readonly ReportSection[] {
  const { words, kinds } = teller
  const asked = activities.filter(({ items }) => items.some(({ n }) => n > 0))
  if (asked.length === 0) return []
  const parts = asked.flatMap(({ runId, activity, items, questions }) => {
    const options = optionTable(items, questions, teller)
    return [
      createSection({
        id: `items-${runId}`,
        title: oneLine(activity.title),
        over: kinds[activity.kind],
        table: itemTable(items, questions, teller),
      }),
      ...(options.rows.length === 0
        ? []
        : [createSection({ id: `options-${runId}`, title: words.chosen, over: oneLine(activity.title), table: options })]),
    ]
  })
  return [createSection({ id: 'items', title: words.items, says: [words.itemsSays], parts })]
}
