import type { InputOf, OutputOf } from '#common/contract/index.ts'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import {
  leaveOutSent,
  planPretendAnswers,
  toPretendTask,
  type PretendAction,
  type PretendTexts,
} from '#common/domain/room/rehearsal/pretend-answers.ts'
import type { ParticipantState, ParticipantView } from '#common/domain/room/views/participant.ts'
import type { Connections } from '#backend/rpc/connections.ts'

/** The longest frame of a phone in the room. */
const FRAME_MAX_LENGTH = 16_000

/** What a phone calls; what it may send is checked as it is of a real one. */
type Called = 'room.join' | 'room.answer' | 'room.post' | 'room.vote'

export interface PretendPhoneOptions {
  readonly connections: Pick<Connections, 'open'>
  readonly join: InputOf<'room.join'>
  /** The same as before: it is the same participant again. */
  readonly joinId: string
  readonly texts: PretendTexts
  readonly newId: () => string
  readonly random: () => number
  /** How long it thinks before it answers, in milliseconds. */
  readonly thinkingMs: () => number
  readonly reportError: (error: unknown) => void
  readonly parse: (text: string) => ServerMessage
}

/** A phone without a network: it speaks to the room as real ones do, and answers what it is shown. @returns what ends it */
export function startPretendPhone(options: PretendPhoneOptions): () => void {
  const person = createPretendPerson(options, (name, input, id) => line.call(name, input, id))
  const line = openLine(options, { greeted: () => void person.join(), heard: person.hear, ended: person.stop })
  line.greet()
  return line.end
}

type Call = <N extends Called>(name: N, input: InputOf<N>, id?: string) => Promise<OutputOf<N> | undefined>

interface LineListeners {
  readonly greeted: () => void
  readonly heard: (name: string, payload: unknown) => void
  readonly ended: () => void
}

/** The phone's end of a connection to the room. A call resolves with undefined when it failed, which was reported. */
function openLine({ connections, newId, reportError, parse }: PretendPhoneOptions, { greeted, heard, ended }: LineListeners) {
  const waiting = new Map<number, (message: ServerMessage) => void>()
  let last = 0
  const connection = connections.open(
    { send: text => queueMicrotask(() => receive(parse(text))), close: end },
    { kind: 'participant', frameLength: FRAME_MAX_LENGTH },
  )

  function receive(message: ServerMessage): void {
    if (message.t === 'hello') greeted()
    else if (message.t === 'event') heard(message.name, message.payload)
    else if (message.t !== 'pong') waiting.get(message.n)?.(message)
  }

  const call: Call = <N extends Called>(name: N, input: InputOf<N>, id = newId()) => {
    const n = ++last
    return new Promise<OutputOf<N> | undefined>(resolve => {
      waiting.set(n, message => {
        waiting.delete(n)
        if (message.t === 'ok') return resolve(message.output as OutputOf<N>)
        // A run that was discarded while it was thinking is no fault.
        if (message.t === 'error' && message.code !== 'not-found')
          reportError(new Error(`a pretend phone's ${name} failed: ${message.code}`))
        resolve(undefined)
      })
      connection.receive(JSON.stringify({ t: 'call', n, name, input, id }))
    })
  }

  function end(): void {
    ended()
    connection.closed()
  }

  return { call, end, greet: () => connection.receive(JSON.stringify({ t: 'hello', contract: CONTRACT_HASH })) }
}

/** Who holds the phone: joins, looks at what is shown, thinks and answers. */
function createPretendPerson({ join, joinId, texts, random, thinkingMs }: PretendPhoneOptions, call: Call) {
  const done = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let activity: ParticipantView['activity']
  /** What it had sent when it joined: after a crash that is not sent again. */
  let before: ParticipantState | undefined

  async function joinRoom(): Promise<void> {
    const verdict = await call('room.join', join, joinId)
    if (verdict?.kind !== 'joined') return
    before = verdict.state
    look(verdict.state.view)
  }

  function look(view: ParticipantView): void {
    activity = view.activity
    if (activity?.state !== 'open') return
    const task = toPretendTask(activity)
    if (done.has(task)) return
    done.add(task)
    const timer = setTimeout(() => {
      timers.delete(timer)
      void answer(task)
    }, thinkingMs())
    timers.add(timer)
  }

  /** Paused meanwhile: it answers when it is open again. */
  async function answer(task: string): Promise<void> {
    const now = activity
    if (now === undefined || toPretendTask(now) !== task) return
    if (now.state !== 'open') return void done.delete(task)
    const planned = planPretendAnswers(now, texts, random)
    const left = before?.view.activity?.runId === now.runId ? leaveOutSent(planned, before) : planned
    for (const action of left) await send(call, now.runId, action)
  }

  return {
    join: joinRoom,
    hear: (name: string, payload: unknown) => (name === 'room.participantViewChanged' ? look(payload as ParticipantView) : undefined),
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

async function send(call: Call, runId: string, action: PretendAction): Promise<void> {
  if (action.kind === 'answer') await call('room.answer', { runId, part: action.part, answer: action.answer })
  else if (action.kind === 'post') await call('room.post', { runId, text: action.text })
  else await call('room.vote', { runId, postId: action.postId, on: true })
}
