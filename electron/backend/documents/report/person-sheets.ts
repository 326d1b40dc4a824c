import { getNameVisibility, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { listNamedAnswers, type NamedAnswer } from '#common/domain/room/rules/named-answers.ts'
import { describeAnswers, describeResponse } from '#common/domain/room/rules/results/describe-answers.ts'
import { scoreAnswer } from '#common/domain/room/rules/results/score-answer.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { ReportCell } from '#common/domain/reports/report-section.ts'
import { toPlainText } from '#backend/documents/rich-content.ts'
import { toSingleLine } from '#backend/documents/single-line.ts'
import { markWaiting } from './describe-result.ts'
import type { NamedTable } from './report-files.ts'
import type { ReportFormatter } from './report-formatter.ts'

type Row = readonly ReportCell[]

/**
 * A table for each person with what they answered where everyone may see names: a row for each item or question, with its score where it
 * has one. What only the facilitator may see stays out, because a report is passed on.
 */
export function buildPersonSheets({ runs, people }: Pick<RoomState, 'runs' | 'people'>, formatter: ReportFormatter): readonly NamedTable[] {
  const { words, lang } = formatter
  const rows = new Map<string, Row[]>()
  for (const run of runs.filter(one => getNameVisibility(one) === 'shown')) {
    const seen = { ...run, posts: run.posts.filter(({ state }) => state !== 'hidden') }
    for (const answer of listNamedAnswers(seen, people)?.answered ?? []) {
      const title = toSingleLine((run.activity.translations[lang] ?? run.activity).title)
      const own = describePerson(seen, answer, formatter).map(row => [title, ...row])
      rows.set(answer.participantId, [...(rows.get(answer.participantId) ?? []), ...own])
    }
  }
  const head = [words.activity, words.question, words.answer, words.score]
  return [...rows]
    .map(([id, all]) => ({ name: toSingleLine(people[id]?.name ?? ''), table: { head, rows: all } }))
    .sort((one, other) => one.name.localeCompare(other.name, lang))
}

/** Question or item, answer, score. */
function describePerson(run: ActivityRun, { answers, participantId }: NamedAnswer, formatter: ReportFormatter): readonly Row[] {
  const { lang, share } = formatter
  const items = (run.activity.translations[lang] ?? run.activity).items.map(toSingleLine)
  const only = answers['']
  const asked = (run.questions[lang] ?? listQuestions(run)).flatMap(question => {
    const answer = answers[question.id]
    if (answer?.kind !== 'question') return []
    const score = scoreAnswer(question, answer)
    const text = describeResponse(toQuestionView(question), answer.response, html => toSingleLine(toPlainText(html)))
    return [[question.title, toSingleLine(text), score === undefined ? '' : share(score.share)]]
  })
  const written = run.posts
    .filter(({ by }) => by === participantId)
    .map(({ text, state }) => ['', markWaiting(toSingleLine(text), state, formatter), ''])
  return [...(only === undefined ? [] : describeOnly(items, only)), ...asked, ...written]
}

function describeOnly(items: readonly string[], answer: RoomAnswer): readonly Row[] {
  if (answer.kind === 'ratings') return answer.steps.flatMap((step, index) => (step === null ? [] : [[items[index] ?? '', step + 1, '']]))
  if (answer.kind === 'order') return answer.items.map((item, index) => [items[item] ?? '', index + 1, ''])
  return describeAnswers(items, [], { '': answer }, text => text).map(line => ['', line, ''])
}
