import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { JoinVerdict } from '#common/contract/room/participant.ts'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import type { RoomAddress } from '#common/domain/room/views/connection.ts'
import { bundleProgram } from '#tests/support/bundle-program.ts'
import { farEnd, openLan, runIn, type FarEnd, type HostName, type Lan } from './lan.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/electron/backend/cli.mjs', import.meta.url))

export const ADDRESSES: Readonly<Record<HostName, string>> = { laptop: '192.168.43.10', phone: '192.168.43.21', other: '192.168.43.22' }

export interface SuiteOnLan {
  readonly lan: Lan
  /** The facilitator's window on the laptop. */
  readonly laptop: FarEnd
  readonly phone: FarEnd
  readonly other: FarEnd
  /** Port of the laptop's own windows. */
  readonly windowPort: string
  readonly control: () => Promise<RoomControl>
  readonly address: () => Promise<RoomAddress>
  /** Closes the room and opens it again: nothing is proven of it then. */
  readonly openAgain: () => Promise<RoomControl>
  readonly close: () => Promise<void>
}

/** The built suite on a laptop with phones around it, and the room of module 2's half day open. */
export async function openSuiteOnLan(): Promise<SuiteOnLan> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-lan-'))
  const program = await bundleProgram(fileURLToPath(new URL('far-end.ts', import.meta.url)), folder, 'far-end')
  const lan = openLan(ADDRESSES)
  const server = runIn(
    lan.toNamespace('laptop'),
    [process.execPath, PROGRAM, 'serve', '--no-open', '--port', '0', '--data', join(folder, 'data')],
    { JMDI_DRAFTS: join(folder, 'drafts') },
  )
  const ended = once(server, 'exit')
  const [laptop, phone, other] = (['laptop', 'phone', 'other'] as const).map(host => farEnd(lan.toNamespace(host), program)) as [
    FarEnd,
    FarEnd,
    FarEnd,
  ]
  const windows = await readyAddress(server)
  await laptop.order({ do: 'sign-in', address: windows })
  await laptop.call('facilitators.setEnabled', { isOn: true })
  const { id: workshopId } = await laptop.call('workshops.create', {
    source: { kind: 'guide', courseId: 'partnerships', agenda: 'half-day' },
    lang: 'en',
  })
  await laptop.call('room.open', { workshopId })

  async function control(): Promise<RoomControl> {
    const state = await laptop.call('room.state')
    if (state.control === null) throw new Error('no room is open')
    return state.control
  }

  async function openAgain(): Promise<RoomControl> {
    await laptop.call('room.close')
    await laptop.call('room.open', { workshopId })
    return control()
  }

  async function close(): Promise<void> {
    server.kill('SIGTERM')
    await Promise.all([ended, ...[laptop, phone, other].map(end => end.close())])
    lan.close()
    await rm(folder, { recursive: true, force: true })
  }

  return {
    lan,
    laptop,
    phone,
    other,
    windowPort: new URL(windows).port,
    control,
    address: async () => (await control()).live.address,
    openAgain,
    close,
  }
}

async function readyAddress(server: ReturnType<typeof runIn>): Promise<string> {
  let said = ''
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk)
    const address = /^ready (http:\S+)$/m.exec(said)?.[1]
    if (address !== undefined) return address
  }
  throw new Error(`the suite does not start: ${said}`)
}

export function joined(verdict: JoinVerdict): { readonly token: string; readonly state: ParticipantState } {
  expect(verdict.kind).toBe('joined')
  if (verdict.kind !== 'joined') throw new Error(verdict.kind)
  return verdict
}

export const getOrigin = (url: string): string => new URL(url).origin
