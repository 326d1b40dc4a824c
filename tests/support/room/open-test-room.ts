import { join } from 'node:path'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { root } from '#tests/support/project-root.ts'
import type { TestLink } from '#tests/support/test-links.ts'
import { inProcessLink } from '#tests/support/test-links.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

export const COURSES = join(root, 'courses')

export interface TestRoom {
  readonly backend: TestBackend
  /** The laptop of the facilitator. */
  readonly laptop: TestLink
  readonly workshopId: string
  readonly port: number
  readonly code: string
  readonly facilitatorCode: string
  readonly control: () => Promise<RoomControl>
  readonly close: () => Promise<void>
}

/** The workshop of module 2 in its half day, with its room open, on a real backend. */
export async function openTestRoom(given: { readonly dataFolder?: string; readonly fileSystem?: FileSystem } = {}): Promise<TestRoom> {
  const backend = await openTestBackend({ ...given, coursesFolder: COURSES })
  const laptop = await openLaptop(backend)
  await laptop.call('facilitators.setEnabled', { isOn: true })
  const workshop = await laptop.call('workshops.create', {
    source: { kind: 'guide', courseId: 'partnerships', agenda: 'half-day' },
    lang: 'en',
  })
  return openRoomIn(backend, laptop, workshop.id)
}

/** Opens the room of a workshop that is there. */
export async function openRoomIn(backend: TestBackend, laptop: TestLink, workshopId: string): Promise<TestRoom> {
  const opened = await laptop.call('room.open', { workshopId }).catch((error: unknown) => {
    throw new Error(`the room does not open: ${String(backend.reported.map(String))}`, { cause: error })
  })
  if (opened.kind !== 'opened') throw new Error(`not opened: ${opened.because}`)
  const { live } = opened.control
  const control = async (): Promise<RoomControl> => {
    const state = await laptop.call('room.state')
    if (state.control === null) throw new Error('no room is open')
    return state.control
  }
  const close = async (): Promise<void> => {
    laptop.close()
    await backend.close()
  }
  return { backend, laptop, workshopId, port: live.address.port, code: live.code, facilitatorCode: live.facilitatorCode, control, close }
}

export function openLaptop(backend: TestBackend): Promise<TestLink> {
  return inProcessLink.open(backend)
}
