import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { RoomEvent } from './events.ts'
import type { ActivityRun, RoomState } from './state.ts'
import { sealRun } from './rules/seal-run.ts'

const RUN_ENTRIES = ['run', 'run-state', 'question', 'answer', 'post', 'vote', 'moderated', 'hands', 'sealed', 'current-run'] as const
type RunEvent = Extract<RoomEvent, { readonly t: (typeof RUN_ENTRIES)[number] }>

export function isRunEvent(entry: RoomEvent): entry is RunEvent {
  return (RUN_ENTRIES as readonly string[]).includes(entry.t)
}

/** Applies what happened in an activity; what names a run that is not there is passed over. */
export function reduceRun(room: RoomState, entry: RunEvent): void {
  switch (entry.t) {
    case 'run':
      return addRun(room, entry.run)
    case 'sealed':
      for (const run of room.runs) if (entry.runIds.includes(run.id)) sealRun(run)
      room.gain = entry.gain ?? room.gain
      return
    case 'current-run':
      room.currentRun = entry.runId
      return
    case 'run-state':
    case 'question':
    case 'answer':
    case 'post':
    case 'vote':
    case 'moderated':
    case 'hands': {
      const run = room.runs.find(({ id }) => id === entry.runId)
      if (run !== undefined) changeRun(room, run, entry)
      return
    }
    default:
      return assertNever(entry)
  }
}

type InRun = Extract<
  RunEvent,
  { readonly runId: string; readonly t: 'run-state' | 'question' | 'answer' | 'post' | 'vote' | 'moderated' | 'hands' }
>

function addRun(room: RoomState, run: Extract<RoomEvent, { t: 'run' }>['run']): void {
  if (!room.runs.some(({ id }) => id === run.id))
    room.runs.push({ ...run, state: 'open', question: 0, shownKeys: [], ballots: {}, posts: [], hands: {} })
}

function changeRun(room: RoomState, run: ActivityRun, entry: InRun): void {
  switch (entry.t) {
    case 'run-state':
      if (entry.state !== 'discarded') run.state = entry.state
      else discard(room, run)
      return
    case 'question':
      Object.assign(run, { question: entry.question, shownKeys: [...entry.shownKeys] })
      return
    case 'answer':
      run.ballots[entry.by] = { ...run.ballots[entry.by], [entry.part]: entry.answer }
      return
    case 'post':
      if (!run.posts.some(({ id }) => id === entry.post.id))
        run.posts.push({ ...entry.post, state: entry.state, mergedInto: undefined, votes: [] })
      return
    case 'vote':
      for (const post of run.posts)
        if (post.id === entry.postId) post.votes = [...post.votes.filter(by => by !== entry.by), ...(entry.on ? [entry.by] : [])]
      return
    case 'moderated':
      return moderate(run, entry)
    case 'hands':
      run.hands[entry.part] = [...entry.counts]
      return
    default:
      return assertNever(entry)
  }
}

/** Posts that one of the merged ones stood for go with it: nobody's vote is lost on the way. */
function moderate(run: ActivityRun, { postIds, state, into }: Extract<RoomEvent, { t: 'moderated' }>): void {
  for (const post of run.posts) {
    if (postIds.includes(post.id)) Object.assign(post, { state, mergedInto: into === post.id ? undefined : into })
    else if (into !== undefined && post.mergedInto !== undefined && post.mergedInto !== into && postIds.includes(post.mergedInto))
      post.mergedInto = post.id === into ? undefined : into
  }
}

function discard(room: RoomState, run: ActivityRun): void {
  room.runs = room.runs.filter(other => other !== run)
  if (room.currentRun === run.id) room.currentRun = undefined
}
