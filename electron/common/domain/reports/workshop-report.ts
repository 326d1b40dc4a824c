import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { listAwaited } from '#common/domain/room/people/roll-call.ts'
import { computeLearningGain } from '#common/domain/room/rules/results/learning-gain.ts'
import { countRound, findPreviousRound, getNameVisibility, isAnonymous, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { computeResult } from '#common/domain/room/rules/results/compute-result.ts'
import type { ActivityRun, LearningGain, RoomState, SessionRun } from '#common/domain/room/state.ts'
import { selectNames } from '#common/domain/room/rules/results/post-results.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { ExpectedParticipant, PlannedActivity, Workshop } from '#common/domain/workshops/workshop.ts'
import { computeAttendance, collectDropped, countPresentBySession, listCountedSessions, type PersonAttendance } from './attendance.ts'
import { computeDonorCounts, type DonorCounts } from './donor-counts.ts'
import { computeItemStatistics, type ItemStatistics } from './item-statistics.ts'

/** An agenda entry as planned and as run. */
export interface ReportEntry {
  readonly entryId: string
  readonly kind: 'session' | 'break'
  readonly title: string
  readonly plannedMinutes: number
  /** Undefined: never started or never ended. */
  readonly actualMinutes: number | undefined
  readonly startedAt: string | undefined
  readonly dropped: boolean
  /** Number of participants present; undefined: a break, or a session that was not run. */
  readonly present: number | undefined
}

/** A question of the bank in one language. */
export interface ReportQuestion {
  readonly id: string
  readonly title: string
  readonly stemHtml: string
  readonly options: readonly { readonly id: string; readonly html: string; readonly right: boolean }[]
}

/** An activity run with its result. */
export interface ReportActivity {
  readonly runId: string
  readonly entryId: string
  readonly activity: PlannedActivity
  /** From 1: the rounds of one activity are counted. */
  readonly round: number
  readonly isRevealed: boolean
  readonly names: NameVisibility
  readonly result: ActivityResult
  readonly questions: readonly ReportQuestion[]
  readonly items: readonly ItemStatistics[]
}

/** A participant in the report, only on request. */
export interface ReportPerson extends PersonAttendance {
  readonly name: string
  readonly organisation: string
  readonly nameConfirmed: boolean
}

export interface WorkshopReport {
  readonly workshop: Pick<Workshop, 'id' | 'title' | 'place' | 'organisation' | 'from' | 'to' | 'languages' | 'begins' | 'groups'>
  readonly rulePercent: number
  /** Participants who came. */
  readonly came: number
  /** Of these, participants who earned a certificate. */
  readonly earned: number
  readonly expected: number
  readonly entries: readonly ReportEntry[]
  /** Undefined in a report without names. */
  readonly people: readonly ReportPerson[] | undefined
  /** Expected participants who did not come; undefined in a report without names. */
  readonly absent: readonly Pick<ExpectedParticipant, 'name' | 'organisation'>[] | undefined
  readonly activities: readonly ReportActivity[]
  readonly gain: LearningGain | undefined
  /** The questions of `gain`. */
  readonly gainQuestions: readonly ReportQuestion[]
  readonly parked: readonly string[]
  readonly donors: DonorCounts
}

/** The report without the results of its activities, of which each person's answers are the larger part of a large workshop. */
export type ReportOverview = Omit<WorkshopReport, 'activities' | 'gainQuestions'>

export function toReportOverview({ activities: _activities, gainQuestions: _questions, ...overview }: WorkshopReport): ReportOverview {
  return overview
}

export interface ReportOptions {
  /** Preferred language of questions. */
  readonly lang: Locale
  readonly withNames: boolean
  /** Counts stored when the personal data were removed. */
  readonly storedDonorCounts: DonorCounts | undefined
}

export function createWorkshopReport(
  workshop: Workshop,
  room: RoomState,
  { lang, withNames, storedDonorCounts }: ReportOptions,
): WorkshopReport {
  const { id, title, place, organisation, from, to, languages, begins, groups } = workshop
  const attendance = computeAttendance(workshop, room)
  return {
    workshop: { id, title, place, organisation, from, to, languages, begins, groups },
    rulePercent: workshop.room.attendancePercent,
    came: attendance.length,
    earned: attendance.filter(({ earns }) => earns).length,
    expected: workshop.participants.length,
    entries: toReportEntries(workshop, room),
    people: withNames ? attendance.flatMap(row => toReportPerson(row, room)) : undefined,
    absent: withNames ? listAbsent(workshop, room) : undefined,
    activities: room.runs.map(run => toReportActivity(run, room, lang, withNames)),
    gain: findLearningGain(room),
    gainQuestions: room.runs.filter(({ activity }) => activity.kind === 'post-test').flatMap(run => toReportQuestions(run, lang)),
    parked: room.parked.map(({ text }) => text),
    donors: storedDonorCounts ?? computeDonorCounts(Object.values(room.people)),
  }
}

function listAbsent({ participants }: Workshop, { people }: Pick<RoomState, 'people'>): NonNullable<WorkshopReport['absent']> {
  return listAwaited(Object.values(people), participants).map(({ name, organisation }) => ({ name, organisation }))
}

function toReportPerson(row: PersonAttendance, { people }: Pick<RoomState, 'people'>): readonly ReportPerson[] {
  const person = people[row.personId]
  return person === undefined ? [] : [{ ...row, name: person.name, organisation: person.organisation, nameConfirmed: person.nameConfirmed }]
}

const MS_PER_MINUTE = 60_000

function toReportEntries(workshop: Workshop, room: RoomState): readonly ReportEntry[] {
  const present = countPresentBySession(workshop, room)
  const dropped = collectDropped(room.replanned)
  const counted = new Set(listCountedSessions(workshop, room).map(({ id }) => id))
  const { current } = room
  const runs = current === undefined || room.run.includes(current) ? room.run : [...room.run, current]
  return workshop.agenda.map(({ id: entryId, kind, title, minutes }) => {
    const times = runs.filter(sessionRun => sessionRun.entryId === entryId)
    return {
      entryId,
      kind,
      title,
      plannedMinutes: minutes,
      actualMinutes: sumMinutes(times),
      startedAt: times[0]?.startedAt,
      dropped: dropped.has(entryId) && !counted.has(entryId),
      present: present.get(entryId),
    }
  })
}

/** A session that was run several times has the minutes of all of them. */
function sumMinutes(times: readonly SessionRun[]): number | undefined {
  const ended = times.flatMap(({ startedAt, endedAt }) =>
    endedAt === undefined ? [] : [(Date.parse(endedAt) - Date.parse(startedAt)) / MS_PER_MINUTE],
  )
  return ended.length === 0 ? undefined : Math.round(ended.reduce((sum, minutes) => sum + minutes, 0))
}

function toReportActivity(run: ActivityRun, room: RoomState, lang: Locale, withNames: boolean): ReportActivity {
  const result = computeResult(run, withNames ? selectNames(run, room.people, 'everyone') : {}, findPreviousRound(run, room.runs))
  return {
    runId: run.id,
    entryId: run.entryId,
    activity: run.activity,
    round: countRound(run, room.runs),
    isRevealed: run.state === 'revealed',
    names: getNameVisibility(run),
    result: withoutHidden(result),
    questions: toReportQuestions(run, lang),
    items: computeItemStatistics(run),
  }
}

/** The result without hidden posts. */
export function withoutHidden(result: ActivityResult): ActivityResult {
  switch (result.kind) {
    case 'words':
      return { ...result, words: result.words.filter(({ state }) => state !== 'hidden') }
    case 'posts':
      return { ...result, posts: result.posts.filter(({ state }) => state !== 'hidden') }
    case 'ratings':
      return { ...result, comments: result.comments.filter(({ state }) => state !== 'hidden') }
    case 'choices':
    case 'questions':
    case 'order':
    case 'places':
      return result
  }
}

/** The questions of a run in a language, or in the first one that has them. */
export function toReportQuestions(run: ActivityRun, lang: Locale): readonly ReportQuestion[] {
  return (run.questions[lang] ?? listQuestions(run)).map(question => ({
    id: question.id,
    title: question.title,
    stemHtml: question.stemHtml,
    options: 'options' in question ? question.options.map(({ id, html, right }) => ({ id, html, right })) : [],
  }))
}

/** As stored when the tests were sealed; tests that are not anonymous are never sealed, so it is computed from their answers. */
export function findLearningGain({ gain, runs }: Pick<RoomState, 'gain' | 'runs'>): LearningGain | undefined {
  if (gain !== undefined) return gain
  const before = runs.findLast(run => run.activity.kind === 'pre-test' && !isAnonymous(run))
  const after = runs.findLast(run => run.activity.kind === 'post-test' && !isAnonymous(run))
  return before && after && computeLearningGain(before, after)
}
