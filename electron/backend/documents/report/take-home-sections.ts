import { countRound } from '#common/domain/room/rules/activity-run.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { toRevealedResult } from '#common/domain/room/rules/results/visible-result.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { collectDropped } from '#common/domain/reports/attendance.ts'
import { createSection, type ReportSection } from '#common/domain/reports/report-section.ts'
import { toReportQuestions } from '#common/domain/reports/workshop-report.ts'
import { escapeAttribute } from '#common/domain/shared/markdown/escape-html.ts'
import { workshopPictureUrl } from '#common/domain/workshops/own-questions/picture.ts'
import { listSlides } from '#common/domain/workshops/own-slides/session-slides.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { formatClock } from '#backend/documents/format-clock.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { buildActivitySection, buildParkedSection } from './report-sections.ts'
import type { ReportFormatter } from './report-formatter.ts'

/** Only what the room has seen, and no names. */
export function buildTakeHomeSections(workshop: Workshop, room: RoomState, formatter: ReportFormatter): readonly ReportSection[] {
  const { words } = formatter
  const results = buildRevealedResults(workshop, room, formatter)
  const slides = buildKeyPoints(workshop, room, formatter)
  return [
    buildAgendaSection(workshop, formatter),
    ...(slides.length === 0 ? [] : [createSection({ id: 'key-points', title: words.keyPoints, parts: slides })]),
    ...(results.length === 0 ? [] : [createSection({ id: 'answers', title: words.answers, parts: results })]),
    ...buildParkedSection(
      room.parked.map(({ text }) => text),
      formatter,
    ),
  ]
}

function buildAgendaSection({ agenda, begins }: Workshop, { words }: ReportFormatter): ReportSection {
  let at = begins
  const rows = agenda.map(({ title, minutes }) => {
    const row = [formatClock(at), toSingleLine(title), minutes]
    at += minutes
    return row
  })
  return createSection({ id: 'day', title: words.programme, table: { head: [words.time, words.part, words.minutesHead], rows } })
}

/** The slides of the sessions that were not dropped: those of the guide, then the facilitator's own. */
function buildKeyPoints({ id, agenda }: Workshop, { replanned }: RoomState, { words, fill }: ReportFormatter): readonly ReportSection[] {
  const dropped = collectDropped(replanned)
  return agenda.flatMap(entry => {
    const slides = dropped.has(entry.id) ? [] : listSlides(entry)
    return slides.length === 0
      ? []
      : [
          createSection({
            id: `slides-${entry.id}`,
            title: toSingleLine(entry.title),
            parts: slides.map((slide, index) =>
              createSection({
                id: `slide-${entry.id}-${String(index)}`,
                title: toSingleLine(slide.title) || fill(words.slideNumber, { number: index + 1 }),
                askedHtml: slide.kind === 'picture' ? toPictureHtml(id, slide) : slide.html,
              }),
            ),
          }),
        ]
  })
}

function toPictureHtml(workshopId: string, { picture, title }: { readonly picture: string; readonly title: string }): string {
  return `<figure><img src="${escapeAttribute(workshopPictureUrl(workshopId, picture))}" alt="${escapeAttribute(title)}"></figure>`
}

function buildRevealedResults({ groups, languages }: Workshop, room: RoomState, formatter: ReportFormatter): readonly ReportSection[] {
  const lang: Locale = formatter.lang
  const anonymous: RoomState = { ...room, people: {} }
  return room.runs.flatMap(run => {
    const result = toRevealedResult(run, anonymous)
    if (result === undefined) return []
    const questions = toReportQuestions(run, run.questions[lang] === undefined ? (languages[0] ?? lang) : lang)
    return [
      buildActivitySection(
        { runId: run.id, round: countRound(run, room.runs), activity: run.activity, result, questions },
        groups,
        formatter,
      ),
    ]
  })
}
