import type { Locale } from '#common/domain/shared/locale.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { computeDayClock } from '#common/domain/room/rules/day-clock.ts'
import { findPreviousRound } from './participant.ts'
import { computePodium } from '#common/domain/room/rules/podium.ts'
import { countAnswered, computeResult } from '#common/domain/room/rules/activity-results.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { CopyState, Pace, RoomAddress, FacilitatorView, RunView } from './view-types.ts'
import { findCurrentQuestionId, toAnswerKeys, toQuestionViews } from './activity-run.ts'

/** What of an open room is not in its journal. */
export interface RoomRuntime {
  readonly now: Date
  readonly pace: Readonly<Record<Pace, number>>
  /** Ids of people whose phone is connected. */
  readonly connected: ReadonlySet<string>
  readonly driver: string
  readonly address: RoomAddress
  readonly copy: CopyState
}

export function toFacilitatorView(
  room: RoomState,
  workshop: Workshop,
  moment: RoomRuntime,
  viewOf: (run: ActivityRun) => RunView = run => toRunView(run, room, workshop),
): FacilitatorView {
  const {
    workshopId,
    isOpen,
    code,
    driveCode,
    openedAt,
    current,
    run,
    replanned,
    currentRun,
    lesson,
    projection,
    frozen,
    timer,
    parked,
    attendance,
    gain,
  } = room
  return {
    workshopId,
    isOpen,
    code,
    driveCode,
    openedAt,
    current,
    run,
    replanned,
    currentRun,
    lesson,
    projection,
    frozen,
    timer,
    parked,
    attendance,
    gain,
    clock: computeDayClock(workshop.agenda, room, moment.now),
    runs: room.runs.map(viewOf),
    pace: moment.pace,
    connected: moment.connected.size,
    joined: Object.keys(room.people).length,
    hands: Object.keys(room.hands).length,
    driver: moment.driver,
    address: moment.address,
    copy: moment.copy,
  }
}

/** A run with everything that came in. */
export function toRunView(run: ActivityRun, room: RoomState, workshop: Workshop): RunView {
  const { id, entryId, state, question, options, openedAt, activity, shownKeys } = run
  const langs: readonly Locale[] = workshop.languages
  return {
    id,
    entryId,
    state,
    question,
    options,
    openedAt,
    activity,
    langs,
    shownKeys,
    questions: toQuestionViews(run),
    keys: toAnswerKeys(run, undefined),
    answered: countAnswered(run, findCurrentQuestionId(run)),
    result: computeResult(run, room.people, findPreviousRound(run, room.runs)),
    hands: run.hands,
    podium: computePodium(run, room.people, workshop.groups),
  }
}

/** Made once: a room is sorted many times while a thousand people come in. */
const names = new Intl.Collator()

/** Raised hands first, by how long they wait; then those of whom the facilitator must tell who they are; then by name. */
export function toParticipantRows(room: RoomState, connected: ReadonlySet<string>, claimed: ReadonlySet<string>): readonly ParticipantRow[] {
  const lines = Object.values(room.people).map(({ tokenHashes, ...person }) => ({
    ...person,
    hasPhone: tokenHashes.length > 0,
    connected: connected.has(person.id),
    handSince: room.hands[person.id],
    claimedAgain: claimed.has(person.id),
  }))
  return lines.sort(
    (one, other) =>
      compareHands(one.handSince, other.handSince) ||
      Number(other.claimedAgain) - Number(one.claimedAgain) ||
      names.compare(one.name, other.name),
  )
}

function compareHands(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0
  if (one === undefined) return 1
  return other === undefined || one < other ? -1 : 1
}
