import { createHash, randomUUID } from 'node:crypto'
import { link, readdir, realpath, unlink } from 'node:fs/promises'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askOwner, listenAsOwner, type Asked, type OwnerAnswers } from './lock-protocol.ts'
import { errnoOf, unlessMissing } from '#backend/storage/disk/storage-error.ts'

export type LockVerdict =
  | { readonly kind: 'locked'; readonly release: () => Promise<void> }
  /** `name`: where its owner can be spoken to. */
  | { readonly kind: 'in-use'; readonly name: string; readonly asked: Asked }

/** Sockets of one lock: `<prefix><number>.sock` below a folder. */
interface LockPlace {
  readonly folder: string
  readonly prefix: string
}

/** Longest path of a Unix socket in bytes, with room to spare: macOS takes 103. */
const SOCKET_PATH_MAX = 98
/** Room for a UUID, which a socket has in its name before it is the lock. */
const NAME_ROOM = 48

/** Any length does: only its being there counts. */
const AWAKE_MS = 1000

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The beginning of the names of sockets in the data folder. */
export const LOCK_PREFIX = 'lock-'

/**
 * Makes this process the only writer of a folder, or tells who is. The lock is a listening socket (on Windows a named pipe), so
 * it dies with its owner whatever the way; a number in a file could by now be another program's.
 */
export async function lockFolder(folder: string, answers: OwnerAnswers): Promise<LockVerdict> {
  const real = await realpath(folder)
  return process.platform === 'win32'
    ? lockPipe(`\\\\.\\pipe\\jmdi-suite-${hashOf(real.toLowerCase())}`, answers)
    : lockSocket(real, answers)
}

async function lockPipe(name: string, answers: OwnerAnswers): Promise<LockVerdict> {
  try {
    const server = await listenAsOwner(name, answers)
    return { kind: 'locked', release: () => closeServer(server) }
  } catch (error) {
    if (!['EADDRINUSE', 'EACCES'].includes(errnoOf(error) ?? '')) throw error
    return { kind: 'in-use', name, asked: await askOwner(name, 'who') }
  }
}

/**
 * In the folder itself, where every process finds it whatever its environment; in the folder for temporary files when the path
 * is too long for a socket or the volume takes none (a USB stick with FAT).
 */
async function lockSocket(real: string, answers: OwnerAnswers): Promise<LockVerdict> {
  const elsewhere = { folder: tmpdir(), prefix: `jmdi-${hashOf(real)}-` }
  if (Buffer.byteLength(join(real, LOCK_PREFIX)) + NAME_ROOM > SOCKET_PATH_MAX) return take(elsewhere, answers)
  // A volume that takes sockets now may have been read-only when its owner came.
  const { living } = await survey(elsewhere)
  if (living !== undefined) return living
  try {
    return await take({ folder: real, prefix: LOCK_PREFIX }, answers)
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EMFILE'].includes(errnoOf(error) ?? '')) throw error
    return take(elsewhere, answers)
  }
}

/**
 * Whoever links its listening socket to the next free number has the lock; linking fails when the number is taken. A number
 * left by a dead process is passed over, and unlinked only by the new owner: so no two starters ever unlink each other's.
 */
async function take(place: LockPlace, answers: OwnerAnswers): Promise<LockVerdict> {
  for (;;) {
    const before = await survey(place)
    if (before.living !== undefined) return before.living
    const number = Math.max(0, ...before.dead) + 1
    const server = await listenAt(place, number, answers)
    if (server === undefined) continue
    const rivals = await survey(place, number)
    if (rivals.living === undefined) return locked(place, number, server, rivals.dead)
    await release(place, number, server)
    // Two that gave way to each other try again at different moments.
    await pause(Math.random() * 50)
  }
}

async function locked(place: LockPlace, number: number, server: Server, dead: readonly number[]): Promise<LockVerdict> {
  for (const other of dead) await unlessMissing(() => unlink(pathOf(place, other)))
  await sweepUnlinked(place)
  return { kind: 'locked', release: () => release(place, number, server) }
}

/** Takes away the sockets of starters that died before they had a number. */
async function sweepUnlinked({ folder, prefix }: LockPlace): Promise<void> {
  const left = (await readdir(folder)).filter(name => name.startsWith(prefix) && UUID.test(name.slice(prefix.length)))
  for (const name of left) {
    const { kind } = await askOwner(join(folder, name), 'who')
    if (kind === 'nobody') await unlessMissing(() => unlink(join(folder, name)))
  }
}

/** Undefined: another was first at this number. */
async function listenAt(place: LockPlace, number: number, answers: OwnerAnswers): Promise<Server | undefined> {
  const own = join(place.folder, `${place.prefix}${randomUUID()}`)
  const server = await listenAsOwner(own, answers)
  try {
    await link(own, pathOf(place, number))
    return server
  } catch (error) {
    await closeServer(server)
    // EEXIST: the number is taken. ENOENT: a new owner swept our socket away before it listened; it is found at the next look.
    if (['EEXIST', 'ENOENT'].includes(errnoOf(error) ?? '')) return undefined
    throw error
  } finally {
    await unlessMissing(() => unlink(own))
  }
}

interface Survey {
  readonly living: Extract<LockVerdict, { readonly kind: 'in-use' }> | undefined
  readonly dead: readonly number[]
}

/** Who listens at the numbers of a lock, besides `own`. */
async function survey(place: LockPlace, own?: number): Promise<Survey> {
  const dead: number[] = []
  for (const number of await numbersIn(place)) {
    if (number === own) continue
    const name = pathOf(place, number)
    const asked = await askOwner(name, 'who')
    if (asked.kind !== 'nobody') return { living: { kind: 'in-use', name, asked }, dead }
    dead.push(number)
  }
  return { living: undefined, dead }
}

async function numbersIn({ folder, prefix }: LockPlace): Promise<readonly number[]> {
  const numbers = (await readdir(folder)).map(name =>
    name.startsWith(prefix) ? /^(\d{1,9})\.sock$/.exec(name.slice(prefix.length)) : null,
  )
  return numbers.flatMap(match => (match === null ? [] : [Number(match[1])])).sort((left, right) => left - right)
}

function pathOf({ folder, prefix }: LockPlace, number: number): string {
  return join(folder, `${prefix}${number}.sock`)
}

/** A socket whose name cannot be taken away, on a volume gone read-only, is a dead one to the next starter. */
async function release(place: LockPlace, number: number, server: Server): Promise<void> {
  await unlink(pathOf(place, number)).catch(() => undefined)
  await closeServer(server)
}

/** The server and its connections keep no process alive, so something must until the last of them has ended. */
function closeServer(server: Server): Promise<void> {
  const awake = setInterval(() => undefined, AWAKE_MS)
  return new Promise<void>(resolve => server.close(() => resolve())).finally(() => clearInterval(awake))
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24)
}
