import type { PhoneLink } from '#tests/support/room/phone-link.ts'
import { joined, phoneLink } from '#tests/support/room/phone-link.ts'

export interface Place {
  readonly port: number
  readonly code: string
}

/** The activities of a round that is interrupted. */
export interface Round {
  /** A poll by name. */
  readonly poll: string
  /** A wall of posts. */
  readonly wall: string
}

/** A phone that answers without end, with what was acknowledged to it. */
export interface Answerer {
  readonly id: () => string
  /** The item of the last answer that was acknowledged; undefined: none was. */
  readonly lastAnswer: () => number | undefined
  readonly posts: ReadonlySet<string>
  readonly acknowledged: () => number
  /** Answers until it is told to stop; resolves when everything that was sent is acknowledged. */
  readonly answerUntil: (stopped: () => boolean) => Promise<void>
  readonly leave: () => void
}

const ITEMS = 5
/** As many posts as the wall takes of one person. */
const POSTS = 10

/** Joins by itself, also while nobody answers, and comes back by itself as the page does. */
export function startAnswerer({ port, code }: Place, name: string, round: Round, random: () => number): Answerer {
  const link = phoneLink(port)
  const posts = new Set<string>()
  let [id, token, acknowledged]: [string, string | undefined, number] = ['', undefined, 0]
  let last: number | undefined
  link.onGreeted(async call => (token === undefined ? undefined : call('room.lookUp', { code, token })))

  async function join(): Promise<void> {
    const verdict = joined(await link.call('room.join', { code, name, lang: 'en', organisation: '' }))
    id = verdict.state.me.id
    token = verdict.token
  }

  async function answer(): Promise<void> {
    const item = Math.floor(random() * ITEMS)
    mustBeSaved(await link.call('room.answer', { runId: round.poll, part: '', answer: { kind: 'choice', items: [item] } }))
    last = item
    acknowledged += 1
  }

  async function post(): Promise<void> {
    const text = `${name} says ${String(posts.size)}`
    mustBeSaved(await link.call('room.post', { runId: round.wall, text }))
    posts.add(text)
    acknowledged += 1
  }

  async function answerUntil(stopped: () => boolean): Promise<void> {
    await join()
    while (!stopped()) await (posts.size < POSTS && random() < 0.3 ? post() : answer())
  }

  return { id: () => id, lastAnswer: () => last, posts, acknowledged: () => acknowledged, answerUntil, leave: link.close }
}

function mustBeSaved(verdict: Awaited<ReturnType<PhoneLink['call']>>): void {
  if (JSON.stringify(verdict) !== '{"kind":"saved"}')
    throw new Error(`an answer in the middle of a round was refused: ${JSON.stringify(verdict)}`)
}
