import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { findCurrentQuestionId, findPreviousRound, findReopenBar, type ReopenBar } from '#common/domain/room/rules/activity-run.ts'
import { computeResult, countAnswered } from '#common/domain/room/rules/results/compute-result.ts'
import { computeDayClock, type DayClock } from '#common/domain/room/rules/day-clock.ts'
import type { ParticipantRow } from '#common/domain/room/rules/participant.ts'
import { listProjectorLangs } from '#common/domain/room/rules/projector-languages.ts'
import { selectNames } from '#common/domain/room/rules/results/post-results.ts'
import { isTimeUp } from '#common/domain/room/rules/question-time.ts'
import { computePodium, type PodiumPlace } from '#common/domain/room/rules/results/podium.ts'
import type { ActivityRun, RoomState } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { toAnswerKeys, toQuestionViews, type ActivityView } from './activity-view.ts'
import type { CopyState, RoomAddress } from './connection.ts'
import type { Pace } from './participant.ts'

/** A run with everything that was sent in. */
export interface RunView extends Pick<
  ActivityRun,
  'id' | 'entryId' | 'state' | 'question' | 'options' | 'openedAt' | 'activity' | 'shownKeys' | 'wall' | 'hands'
> {
  readonly langs: readonly Locale[]
  /** The time of the current question is up. */
  readonly isTimeUp: boolean
  readonly questions: ActivityView['questions']
  readonly keys: ActivityView['keys']
  /** Number of answers to the current question. */
  readonly answered: number
  /** Why it cannot be reopened; undefined: it can, or it is not over. */
  readonly reopenBar: ReopenBar | undefined
  /** Raised hands count as answers in it; as typed in they are in `hands`. */
  readonly result: ActivityResult
  readonly podium: readonly PodiumPlace[]
}

/** What of an open room is not in its journal. */
interface RoomRuntime {
  readonly pace: Readonly<Record<Pace, number>>
  /** Who has exclusive control: `laptop`, or the id of a facilitator's phone; empty: nobody. */
  readonly controller: string
  readonly address: RoomAddress
  readonly copy: CopyState
}

/** What changes in an open room, without its participants. */
export interface FacilitatorView extends ReturnType<typeof pickDay>, ReturnType<typeof pickScreens>, RoomRuntime {
  /** Room time when this was sent. */
  readonly now: string
  readonly facilitatorCode: string
  readonly clock: DayClock
  /** Languages that the projector can be set to. */
  readonly projectorLangs: readonly Locale[]
  readonly runs: readonly RunView[]
  /** Participants whose phones are connected. */
  readonly connected: number
  readonly joined: number
  /** Raised hands. */
  readonly hands: number
}

export interface FacilitatorViewContext extends RoomRuntime {
  readonly now: Date
  /** Ids of participants whose phones are connected. */
  readonly connected: ReadonlySet<string>
}

export function toFacilitatorView(
  room: RoomState,
  workshop: Workshop,
  { now, connected, ...runtime }: FacilitatorViewContext,
  toView: (run: ActivityRun) => RunView = run => toRunView(run, room, workshop),
): FacilitatorView {
  return {
    ...pickDay(room),
    ...pickScreens(room),
    ...runtime,
    now: now.toISOString(),
    facilitatorCode: room.driveCode,
    clock: computeDayClock(workshop.agenda, room, now),
    projectorLangs: listProjectorLangs(workshop, room.runs),
    runs: room.runs.map(toView),
    connected: connected.size,
    joined: Object.keys(room.people).length,
    hands: Object.keys(room.hands).length,
  }
}

function pickDay({ workshopId, isOpen, code, openedAt, current, run, replanned, parked, attendance, gain }: RoomState) {
  return { workshopId, isOpen, code, openedAt, current, run, replanned, parked, attendance, gain } as const
}

function pickScreens({ currentRun, lesson, projection, frozen, projector, timer, rehearsal }: RoomState) {
  return { currentRun, lesson, projection, frozen, projector, timer, rehearsal } as const
}

export function toRunView(run: ActivityRun, room: RoomState, workshop: Workshop): RunView {
  const { id, entryId, state, question, options, openedAt, activity, shownKeys, wall, hands } = run
  return {
    id,
    entryId,
    state,
    question,
    options,
    openedAt,
    activity,
    shownKeys,
    wall,
    hands,
    langs: workshop.languages,
    isTimeUp: isTimeUp(run),
    questions: toQuestionViews(run),
    keys: toAnswerKeys(run, undefined),
    answered: countAnswered(run, findCurrentQuestionId(run)),
    reopenBar: findReopenBar(run),
    result: computeResult(run, selectNames(run, room.people, 'facilitator'), findPreviousRound(run, room.runs)),
    podium: computePodium(run, selectNames(run, room.people, 'facilitator'), workshop.groups),
  }
}

/** Created once: the list is sorted often while a thousand participants join. */
const collator = new Intl.Collator()

/** Longest raised hands first, then those whose name somebody else claims, then by name. */
export function toParticipantRows(
  room: RoomState,
  connected: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): readonly ParticipantRow[] {
  const rows = Object.values(room.people).map(({ tokenHashes, ...person }) => ({
    ...person,
    hasPhone: tokenHashes.length > 0,
    connected: connected.has(person.id),
    handSince: room.hands[person.id],
    claimedAgain: claimed.has(person.id),
  }))
  return rows.sort(
    (one, other) =>
      compareHands(one.handSince, other.handSince) ||
      Number(other.claimedAgain) - Number(one.claimedAgain) ||
      collator.compare(one.name, other.name),
  )
}

function compareHands(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0
  if (one === undefined) return 1
  return other === undefined || one < other ? -1 : 1
}
