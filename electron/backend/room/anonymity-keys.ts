import { createHmac } from 'node:crypto'
import type { ActivityRun } from '#common/domain/room/state.ts'
import { isAnonymous } from '#common/domain/room/views/activity-run.ts'
import { teamKey } from '#common/domain/room/rules/podium.ts'
import type { RoomPerson } from '#common/domain/room/rules/participant.ts'
import type { RoomsRepository } from '#backend/storage/repositories/rooms.repository.ts'

const KEY_BYTES = 32
/** Both tests share a key, so that the gain can be told of those who took both; it goes when the second is over. No activity has such an id. */
const TESTS = '~tests'

/** Keys by which anonymous answers of one person are known as one, without telling whose. They live in no backup and go when the activity is over. */
export interface RunKeys {
  /** Makes the key of an anonymous run, on the disk when this returns. */
  readonly prepare: (run: Pick<ActivityRun, 'id' | 'activity'>) => Promise<void>
  /** Under what a person answers in a run; undefined: the run is over and nobody can be told from anybody. */
  readonly answerKey: (run: ActivityRun, person: RoomPerson) => string | undefined
  readonly drop: (runs: readonly Pick<ActivityRun, 'id' | 'activity'>[]) => Promise<void>
  /** Drops all but those of some runs. @returns whether there were any */
  readonly dropOthers: (runs: readonly Pick<ActivityRun, 'id' | 'activity'>[]) => Promise<boolean>
}

export async function openRunKeys(
  rooms: Pick<RoomsRepository, 'readAnonymityKeys' | 'setAnonymityKeys'>,
  workshopId: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<RunKeys> {
  let keys: Readonly<Record<string, string>> = await rooms.readAnonymityKeys(workshopId)

  async function change(next: Readonly<Record<string, string>>): Promise<void> {
    await rooms.setAnonymityKeys(workshopId, next)
    keys = next
  }

  async function prepare(run: Pick<ActivityRun, 'id' | 'activity'>): Promise<void> {
    const name = keyName(run)
    if (isAnonymous(run) && !Object.hasOwn(keys, name))
      await change({ ...keys, [name]: Buffer.from(randomBytes(KEY_BYTES)).toString('base64') })
  }

  function answerKey(run: ActivityRun, person: RoomPerson): string | undefined {
    if (!isAnonymous(run)) return run.options.teams && person.group !== undefined ? teamKey(person.group) : person.id
    const name = keyName(run)
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined
    return key === undefined ? undefined : createHmac('sha256', Buffer.from(key, 'base64')).update(person.id).digest('base64url')
  }

  async function keepWhere(isKept: (name: string) => boolean): Promise<boolean> {
    const left = Object.fromEntries(Object.entries(keys).filter(([name]) => isKept(name)))
    if (Object.keys(left).length === Object.keys(keys).length) return false
    await change(left)
    return true
  }

  async function drop(runs: readonly Pick<ActivityRun, 'id' | 'activity'>[]): Promise<void> {
    const names = new Set(runs.map(keyName))
    await keepWhere(name => !names.has(name))
  }

  /** What is left is written again: a crash in the middle of dropping may have left the file's earlier generation. */
  async function dropOthers(runs: readonly Pick<ActivityRun, 'id' | 'activity'>[]): Promise<boolean> {
    const names = new Set(runs.map(keyName))
    const isLess = await keepWhere(name => names.has(name))
    if (!isLess && Object.keys(keys).length > 0) await change(keys)
    return isLess
  }

  return { prepare, answerKey, drop, dropOthers }
}

function keyName({ id, activity }: Pick<ActivityRun, 'id' | 'activity'>): string {
  return activity.kind === 'pre-test' || activity.kind === 'post-test' ? TESTS : id
}
