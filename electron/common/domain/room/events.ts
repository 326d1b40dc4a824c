import type { RoomAnswer } from './rules/answer.ts'
import type { RoomParticipant } from './rules/participant.ts'
import type { ActivityRun, AttendanceMark, LearningGain, OpenLesson, Projection, ReplannedEntry, RoomPost, RunState } from './state.ts'

/** What a change of a person may hold. Null takes away: what is undefined is not in the journal's line, and would stay as it was after a crash. */
export type ParticipantChange = Partial<Omit<RoomParticipant, 'id' | 'joinedAt' | 'group' | 'expectedId'>> & {
  readonly group?: number | null
  readonly expectedId?: string | null
}

/** Something that happened in a room: one line of its journal. Anonymous answers carry no time. */
export type RoomEvent =
  | { readonly t: 'opened'; readonly at: string; readonly code: string; readonly driveCode: string; readonly port: number }
  | { readonly t: 'closed'; readonly at: string }
  | { readonly t: 'joined'; readonly person: RoomParticipant }
  | { readonly t: 'person'; readonly id: string; readonly change: ParticipantChange }
  /** `into`: who stands for this one from now on; undefined: nobody. */
  | { readonly t: 'gone'; readonly id: string; readonly into: string | undefined }
  | { readonly t: 'entry'; readonly at: string; readonly entryId: string | undefined }
  | { readonly t: 'replanned'; readonly entries: readonly ReplannedEntry[] }
  | { readonly t: 'run'; readonly run: Omit<ActivityRun, 'state' | 'question' | 'shownKeys' | 'ballots' | 'posts' | 'hands'> }
  | { readonly t: 'run-state'; readonly runId: string; readonly state: RunState | 'discarded' }
  | { readonly t: 'question'; readonly runId: string; readonly question: number; readonly shownKeys: readonly string[] }
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
  | { readonly t: 'hands'; readonly runId: string; readonly part: string; readonly counts: readonly number[] }
  /** An anonymous activity is over: nothing ties its answers to anybody any more. */
  | { readonly t: 'sealed'; readonly runIds: readonly string[]; readonly gain: LearningGain | undefined }
  | { readonly t: 'current-run'; readonly runId: string | undefined }
  | { readonly t: 'lesson'; readonly lesson: OpenLesson | undefined }
  | { readonly t: 'projection'; readonly projection: Projection; readonly frozen: boolean }
  | { readonly t: 'timer'; readonly timer: { readonly endsAt: string; readonly minutes: number } | undefined }
  | { readonly t: 'parked'; readonly item: { readonly id: string; readonly text: string; readonly at: string } }
  | { readonly t: 'unparked'; readonly id: string }
  | { readonly t: 'present'; readonly entryId: string; readonly ids: readonly string[]; readonly mark: AttendanceMark }
  | { readonly t: 'hand'; readonly id: string; readonly since: string | undefined }
