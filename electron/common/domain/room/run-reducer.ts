import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { RoomEvent, RunEvent, SingleRunEvent } from './events.ts'
import { listQuestions } from './rules/activity-run.ts'
import { sealRun } from './rules/seal-run.ts'
import type { MutableActivityRun, MutableRoomState } from './state.ts'

const RUN_EVENTS = [
  'run',
  'run-state',
  'question',
  'time-up',
  'time-left',
  'answer',
  'post',
  'vote',
  'moderated',
  'arranged',
  'wall',
  'hands',
  'sealed',
  'current-run',
] as const

export function isRunEvent(event: RoomEvent): event is RunEvent {
  return (RUN_EVENTS as readonly string[]).includes(event.t)
}

/** Applies an event of an activity run, in place. Events that name an unknown run are ignored. */
export function reduceRun(room: MutableRoomState, event: RunEvent): void {
  switch (event.t) {
    case 'run':
      return addRun(room, event)
    case 'sealed':
      for (const run of room.runs) if (event.runIds.includes(run.id)) Object.assign(run, sealRun(run))
      room.gain = event.gain ?? room.gain
      return
    case 'current-run':
      room.currentRun = event.runId
      return
    default: {
      const run = room.runs.find(({ id }) => id === event.runId)
      if (run !== undefined) reduceSingleRun(room, run, event)
    }
  }
}

function addRun(room: MutableRoomState, { run }: Extract<RoomEvent, { t: 'run' }>): void {
  if (!room.runs.some(({ id }) => id === run.id)) room.runs.push(toNewRun(run))
}

/** A run that has just been started. */
export function toNewRun(run: Extract<RoomEvent, { t: 'run' }>['run']): MutableActivityRun {
  return { ...run, state: 'open', question: 0, shownKeys: [], ballots: {}, posts: [], hands: {} }
}

function reduceSingleRun(room: MutableRoomState, run: MutableActivityRun, event: SingleRunEvent): void {
  switch (event.t) {
    case 'run-state':
      if (event.state === 'discarded') discardRun(room, run)
      else run.state = event.state
      return
    case 'question':
      return goToQuestion(run, event)
    case 'time-up':
      run.timedOut = [...new Set([...(run.timedOut ?? []), event.questionId])]
      return
    case 'time-left':
      run.timeLeft = { questionId: event.questionId, leftMs: event.leftMs }
      return
    case 'answer':
      run.ballots[event.by] = { ...run.ballots[event.by], [event.part]: event.answer }
      return
    case 'post':
      if (!run.posts.some(({ id }) => id === event.post.id))
        run.posts = [...run.posts, { ...event.post, state: event.state, mergedInto: undefined, votes: [] }]
      return
    case 'vote':
      return vote(run, event)
    case 'moderated':
      return moderate(run, event)
    case 'arranged':
      run.posts = run.posts.map(post => (event.postIds.includes(post.id) ? { ...post, ...event.change } : post))
      return
    case 'wall':
      run.wall = event.wall
      return
    case 'hands':
      run.hands[event.part] = [...event.counts]
      return
    default:
      return assertNever(event)
  }
}

/** A question that is asked again has its time again. */
function goToQuestion(run: MutableActivityRun, { question, shownKeys }: Extract<RoomEvent, { t: 'question' }>): void {
  const asked = listQuestions(run)[question]?.id
  Object.assign(run, { question, shownKeys: [...shownKeys], timeLeft: undefined })
  if (run.timedOut !== undefined) run.timedOut = run.timedOut.filter(id => id !== asked)
}

function vote(run: MutableActivityRun, { postId, by, on }: Extract<RoomEvent, { t: 'vote' }>): void {
  run.posts = run.posts.map(post =>
    post.id === postId ? { ...post, votes: [...post.votes.filter(voter => voter !== by), ...(on ? [by] : [])] } : post,
  )
}

/** Posts merged earlier into one that is merged now follow it, so that no vote is lost. */
function moderate(run: MutableActivityRun, { postIds, state, into }: Extract<RoomEvent, { t: 'moderated' }>): void {
  run.posts = run.posts.map(post => {
    const target = post.id === into ? undefined : into
    if (postIds.includes(post.id)) return { ...post, state, mergedInto: target }
    const follows = into !== undefined && post.mergedInto !== undefined && post.mergedInto !== into && postIds.includes(post.mergedInto)
    return follows ? { ...post, mergedInto: target } : post
  })
}

function discardRun(room: MutableRoomState, run: MutableActivityRun): void {
  room.runs = room.runs.filter(other => other !== run)
  room.discarded = [...room.discarded, run.id]
  if (room.currentRun === run.id) room.currentRun = undefined
}
