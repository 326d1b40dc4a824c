import type { RoomAnswer } from './rules/answer.ts'
import type { ProjectorSettings } from './rules/projector-settings.ts'
import type { WallSettings } from './wall/wall-settings.ts'
import type { RoomTimer } from './state.ts'
import type { RoomParticipant } from './rules/participant.ts'
import type {
  ActivityRun,
  AttendanceMark,
  LearningGain,
  OpenLesson,
  ParkedItem,
  PostArrangement,
  Projection,
  Rehearsal,
  ReplannedEntry,
  RoomPost,
  RunState,
} from './state.ts'

/** A change to a participant. Null clears a field: JSON drops undefined, so after a crash the old value would still be there. */
export type ParticipantChange = Partial<Omit<RoomParticipant, 'id' | 'joinedAt' | 'group' | 'expectedId'>> & {
  readonly group?: number | null
  readonly expectedId?: string | null
}

/** One line of a room's journal. `driveCode` is the facilitator code, under its stored name. Anonymous answers carry no time. */
export type RoomEvent =
  | {
      readonly t: 'opened'
      readonly at: string
      readonly code: string
      readonly driveCode: string
      readonly port: number
      readonly rehearsal?: Rehearsal | undefined
    }
  | { readonly t: 'closed'; readonly at: string }
  | { readonly t: 'joined'; readonly person: RoomParticipant }
  | { readonly t: 'person'; readonly id: string; readonly change: ParticipantChange }
  /** A participant was merged into another or, where `into` is undefined, removed. */
  | { readonly t: 'gone'; readonly id: string; readonly into: string | undefined }
  | { readonly t: 'entry'; readonly at: string; readonly entryId: string | undefined }
  /** The last session, which began then, goes on as if it had not been ended and none begun after it. */
  | { readonly t: 'entry-undone'; readonly startedAt: string }
  | { readonly t: 'replanned'; readonly entries: readonly ReplannedEntry[] }
  | { readonly t: 'lesson'; readonly lesson: OpenLesson | undefined }
  | { readonly t: 'projection'; readonly projection: Projection; readonly frozen: boolean }
  | { readonly t: 'projector'; readonly projector: ProjectorSettings }
  | { readonly t: 'timer'; readonly timer: RoomTimer | undefined }
  | { readonly t: 'parked'; readonly item: ParkedItem }
  | { readonly t: 'unparked'; readonly id: string }
  | { readonly t: 'present'; readonly entryId: string; readonly ids: readonly string[]; readonly mark: AttendanceMark }
  | { readonly t: 'hand'; readonly id: string; readonly since: string | undefined }
  | RunEvent

/** What happens to activity runs. */
export type RunEvent =
  | {
      readonly t: 'run'
      readonly run: Omit<ActivityRun, 'state' | 'question' | 'shownKeys' | 'timedOut' | 'timeLeft' | 'ballots' | 'posts' | 'wall' | 'hands'>
    }
  | { readonly t: 'current-run'; readonly runId: string | undefined }
  /** Anonymous runs ended: their answers can no longer be traced to anybody. */
  | { readonly t: 'sealed'; readonly runIds: readonly string[]; readonly gain: LearningGain | undefined }
  | SingleRunEvent

/** What happens to one activity run. */
export type SingleRunEvent =
  | { readonly t: 'run-state'; readonly runId: string; readonly state: RunState | 'discarded' }
  | { readonly t: 'question'; readonly runId: string; readonly question: number; readonly shownKeys: readonly string[] }
  | { readonly t: 'time-up'; readonly runId: string; readonly questionId: string }
  /** The timer of a question was stopped before its time was up. */
  | { readonly t: 'time-left'; readonly runId: string; readonly questionId: string; readonly leftMs: number }
  | { readonly t: 'answer'; readonly runId: string; readonly by: string; readonly part: string; readonly answer: RoomAnswer }
  | {
      readonly t: 'post'
      readonly runId: string
      readonly post: Pick<RoomPost, 'id' | 'by' | 'group' | 'text'>
      readonly state: RoomPost['state']
    }
  | { readonly t: 'vote'; readonly runId: string; readonly postId: string; readonly by: string; readonly on: boolean }
  | {
      readonly t: 'moderated'
      readonly runId: string
      readonly postIds: readonly string[]
      readonly state: RoomPost['state']
      readonly into: string | undefined
    }
  | { readonly t: 'arranged'; readonly runId: string; readonly postIds: readonly string[]; readonly change: PostArrangement }
  | { readonly t: 'wall'; readonly runId: string; readonly wall: WallSettings }
  | { readonly t: 'hands'; readonly runId: string; readonly part: string; readonly counts: readonly number[] }
