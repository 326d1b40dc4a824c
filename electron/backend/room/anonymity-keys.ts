import { createHmac } from 'node:crypto'
import type { ActivityRun } from '#common/domain/room/state.ts'
import { isAnonymous } from '#common/domain/room/rules/activity-run.ts'
import { toTeamRespondentId } from '#common/domain/room/rules/results/podium.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { RoomsRepository } from '#backend/storage/repositories/rooms.repository.ts'

const KEY_BYTES = 32
/** Both tests share a key, so that the gain of those who took both can be computed; it is dropped after the second. No activity has such an id. */
const TESTS = '~tests'

type KeyedRun = Pick<ActivityRun, 'id' | 'activity'>

/**
 * Keys by which the anonymous answers of one participant are recognised as one person's, without telling whose.
 * They are in no backup and are dropped when the activity is over.
 */
export interface AnonymityKeys {
  /** Creates the key of an anonymous run; it is on the disk when this resolves. */
  readonly prepare: (run: KeyedRun) => Promise<void>
  readonly has: (run: KeyedRun) => boolean
  /** The id under which a participant's answers are stored; undefined: the run is over and nobody can be told apart any more. */
  readonly findRespondentId: (run: ActivityRun, participant: RoomParticipant) => string | undefined
  readonly drop: (runs: readonly KeyedRun[]) => Promise<void>
  /** Drops all keys but those of these runs. @returns whether there were any */
  readonly dropAllExcept: (runs: readonly KeyedRun[]) => Promise<boolean>
}

export async function openAnonymityKeys(
  rooms: Pick<RoomsRepository, 'readAnonymityKeys' | 'setAnonymityKeys'>,
  workshopId: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<AnonymityKeys> {
  let keys: Readonly<Record<string, string>> = await rooms.readAnonymityKeys(workshopId)

  async function write(next: Readonly<Record<string, string>>): Promise<void> {
    await rooms.setAnonymityKeys(workshopId, next)
    keys = next
  }

  const has = (run: KeyedRun): boolean => Object.hasOwn(keys, toKeyName(run))

  async function prepare(run: KeyedRun): Promise<void> {
    if (isAnonymous(run) && !has(run)) await write({ ...keys, [toKeyName(run)]: Buffer.from(randomBytes(KEY_BYTES)).toString('base64') })
  }

  function findRespondentId(run: ActivityRun, participant: RoomParticipant): string | undefined {
    if (!isAnonymous(run))
      return run.options.teams && participant.group !== undefined ? toTeamRespondentId(participant.group) : participant.id
    const name = toKeyName(run)
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined
    return key === undefined ? undefined : createHmac('sha256', Buffer.from(key, 'base64')).update(participant.id).digest('base64url')
  }

  async function filterKeys(isWanted: (name: string) => boolean): Promise<boolean> {
    const remaining = Object.fromEntries(Object.entries(keys).filter(([name]) => isWanted(name)))
    if (Object.keys(remaining).length === Object.keys(keys).length) return false
    await write(remaining)
    return true
  }

  async function drop(runs: readonly KeyedRun[]): Promise<void> {
    const names = new Set(runs.map(toKeyName))
    await filterKeys(name => !names.has(name))
  }

  /** What remains is written again: a crash while dropping may have left the file's earlier generation. */
  async function dropAllExcept(runs: readonly KeyedRun[]): Promise<boolean> {
    const names = new Set(runs.map(toKeyName))
    const hasDropped = await filterKeys(name => names.has(name))
    if (!hasDropped && Object.keys(keys).length > 0) await write(keys)
    return hasDropped
  }

  return { prepare, has, findRespondentId, drop, dropAllExcept }
}

function toKeyName({ id, activity }: KeyedRun): string {
  return activity.kind === 'pre-test' || activity.kind === 'post-test' ? TESTS : id
}
