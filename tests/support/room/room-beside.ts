import { execFile, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import type { CallFunction } from '#renderer/api/link.ts'

export interface RoomBeside {
  readonly port: number
  readonly code: string
  readonly facilitatorCode: string
  /** As the laptop of the facilitator. */
  readonly call: CallFunction
  readonly control: () => Promise<RoomControl>
  readonly close: () => Promise<void>
}

interface Answer {
  readonly n: number
  readonly output?: unknown
  readonly code?: ErrorCode
}

/** A real room on a real backend, in a process beside the page's. */
export async function openRoomBeside(): Promise<RoomBeside> {
  const name = `room-for-pages-${String(process.pid)}`
  const program = `dist/test-support/${name}.mjs`
  await promisify(execFile)(process.execPath, ['build/run-ts.mjs', 'tests/support/room/bundle-room.ts', name])
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve())).then(async () => {
    await rm(program)
    await rm(`dist/test-support/${name}-chunks`, { recursive: true, force: true })
  })
  const { port, code, facilitatorCode } = await new Promise<Pick<RoomBeside, 'port' | 'code' | 'facilitatorCode'>>((resolve, reject) => {
    child.once('message', message => resolve(message as RoomBeside))
    child.once('exit', status => reject(new Error(`no room: ${String(status)}`)))
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  child.on('message', message => waiting.get((message as Answer).n)?.(message as Answer))

  const ask = (name: string, input?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const n = ++last
      waiting.set(n, answer => (answer.code === undefined ? resolve(answer.output) : reject(new CodedError(answer.code))))
      child.send({ n, name, input })
    })
  const call = ask as CallFunction

  async function control(): Promise<RoomControl> {
    const state = await call('room.state')
    if (state.control === null) throw new Error('no room is open')
    return state.control
  }

  function close(): Promise<void> {
    child.disconnect()
    return ended
  }

  return { port, code, facilitatorCode, call, control, close }
}
