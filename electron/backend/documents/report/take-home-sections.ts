import type { Locale } from '#common/domain/shared/locale.ts'
import { toRevealedResult } from '#common/domain/room/rules/visible-result.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { collectDropped } from '#common/domain/reports/attendance.ts'
import { createSection, type ReportSection } from '#common/domain/reports/report-section.ts'
import { toReportQuestions } from '#common/domain/reports/workshop-report.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { clockOf } from '#backend/documents/clock-of.ts'
import { oneLine } from '#backend/documents/one-line.ts'
import { activitySection, parkedSection } from './report-sections.ts'
import type { Teller } from './teller.ts'

/** What somebody who was there takes home: nothing that the room has not seen, and nobody's name. */
export function takeHomeSections(workshop: Workshop, room: RoomState, teller: Teller): readonly ReportSection[] {
  const { words } = teller
  const results = resultsSeen(workshop, room, teller)
  const slides = keyPoints(workshop, room)
  return [
    agendaSection(workshop, teller),
    ...(slides.length === 0 ? [] : [createSection({ id: 'key-points', title: words.keyPoints, parts: slides })]),
    ...(results.length === 0 ? [] : [createSection({ id: 'answers', title: words.answers, parts: results })]),
    ...parkedSection(
      room.parked.map(({ text }) => text),
      teller,
    ),
  ]
}

function agendaSection({ agenda, begins }: Workshop, { words }: Teller): ReportSection {
  let at = begins
  const rows = agenda.map(({ title, minutes }) => {
    const row = [clockOf(at), oneLine(title), minutes]
    at += minutes
    return row
  })
  return createSection({ id: 'day', title: words.programme, table: { head: [words.time, words.part, words.minutesHead], rows } })
}

/** The slides of the sessions that were held. */
function keyPoints({ agenda }: Workshop, { replanned }: RoomState): readonly ReportSection[] {
  const dropped = collectDropped(replanned)
  return agenda.flatMap(entry => {
    const slides = entry.kind === 'session' && !dropped.has(entry.id) ? (entry.script?.slides ?? []) : []
    return slides.length === 0
      ? []
      : [
          createSection({
            id: `slides-${entry.id}`,
            title: oneLine(entry.title),
            parts: slides.map(({ title, html }, index) =>
              createSection({ id: `slide-${entry.id}-${String(index)}`, title: oneLine(title), askedHtml: html }),
            ),
          }),
        ]
  })
}

function resultsSeen({ groups, languages }: Workshop, room: RoomState, teller: Teller): readonly ReportSection[] {
  const lang: Locale = teller.lang
  const nobody: RoomState = { ...room, people: {} }
  return room.runs.flatMap(run => {
    const result = toRevealedResult(run, nobody)
    if (result === undefined) return []
    const questions = toReportQuestions(run, run.questions[lang] === undefined ? (languages[0] ?? lang) : lang)
    return [activitySection({ runId: run.id, activity: run.activity, result, questions }, groups, teller)]
  })
}
