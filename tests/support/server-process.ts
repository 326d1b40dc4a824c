import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askOwner } from '#backend/storage/data-folder/lock-protocol.ts'

/** The process that has a data folder open; undefined: none. */
export async function findOwner(dataFolder: string): Promise<number | undefined> {
  const names = await readdir(dataFolder).catch(() => [])
  for (const name of names.filter(one => /^lock-\d+\.sock$/.test(one))) {
    const asked = await askOwner(join(dataFolder, name), 'who').catch(() => undefined)
    if (asked?.kind === 'owner') return asked.owner.pid
  }
  return undefined
}

const LOOK_AGAIN_MS = 20

/** Waits until another process than `before` has the folder open. */
export async function waitForNextOwner(dataFolder: string, before: number | undefined): Promise<number> {
  for (;;) {
    const pid = await findOwner(dataFolder)
    if (pid !== undefined && pid !== before) return pid
    await pause(LOOK_AGAIN_MS)
  }
}
