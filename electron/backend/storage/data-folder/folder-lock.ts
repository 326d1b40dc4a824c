import { createHash, randomUUID } from 'node:crypto'
import { link, readdir, realpath, unlink } from 'node:fs/promises'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askOwner, listenAsOwner, type OwnerReply, type OwnerHandlers } from './lock-protocol.ts'
import { getErrorCode, unlessMissing } from '#backend/storage/disk/storage-error.ts'

export type LockVerdict =
  | { readonly kind: 'locked'; readonly release: () => Promise<void> }
  /** `name`: socket or pipe of the owner. */
  | { readonly kind: 'in-use'; readonly name: string; readonly reply: OwnerReply }

/** Where the sockets of a lock are: `<prefix><number>.sock` in a folder. */
interface LockLocation {
  readonly folder: string
  readonly prefix: string
}

/** Longest path of a Unix socket in bytes, with a margin: macOS allows 103. */
const SOCKET_PATH_MAX = 98
/** Length of the UUID file name that a socket has before it becomes the lock, with a margin. */
const SOCKET_NAME_MAX = 48

/** Any interval works: a pending timer is what keeps the process alive. */
const KEEP_ALIVE_INTERVAL_MS = 1000

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** File name prefix of lock sockets in the data folder. */
export const LOCK_PREFIX = 'lock-'

/**
 * Locks a folder for this process, or reports who has it locked. The lock is a listening socket (on Windows a named pipe), which
 * always ends with its owner; a process id in a file could meanwhile belong to another program.
 */
export async function lockFolder(folder: string, handlers: OwnerHandlers): Promise<LockVerdict> {
  const realFolder = await realpath(folder)
  return process.platform === 'win32'
    ? lockPipe(`\\\\.\\pipe\\jmdi-suite-${hashPath(realFolder.toLowerCase())}`, handlers)
    : lockSocket(realFolder, handlers)
}

async function lockPipe(name: string, handlers: OwnerHandlers): Promise<LockVerdict> {
  try {
    const server = await listenAsOwner(name, handlers)
    return { kind: 'locked', release: () => closeServer(server) }
  } catch (error) {
    if (!['EADDRINUSE', 'EACCES'].includes(getErrorCode(error) ?? '')) throw error
    return { kind: 'in-use', name, reply: await askOwner(name, 'who') }
  }
}

/**
 * The socket is in the folder itself, where every process finds it; in the system's temporary folder when the path is too long for
 * a socket or the volume does not support sockets (a USB stick with FAT).
 */
async function lockSocket(folder: string, handlers: OwnerHandlers): Promise<LockVerdict> {
  const fallback = { folder: tmpdir(), prefix: `jmdi-${hashPath(folder)}-` }
  if (Buffer.byteLength(join(folder, LOCK_PREFIX)) + SOCKET_NAME_MAX > SOCKET_PATH_MAX) return acquire(fallback, handlers)
  // A volume that supports sockets now may have been read-only when its owner started.
  const { inUse } = await probeSockets(fallback)
  if (inUse !== undefined) return inUse
  try {
    return await acquire({ folder, prefix: LOCK_PREFIX }, handlers)
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EMFILE'].includes(getErrorCode(error) ?? '')) throw error
    return acquire(fallback, handlers)
  }
}

/**
 * The process that links its listening socket to the next free number has the lock; linking fails when the number is taken. Numbers
 * left by dead processes are skipped and unlinked only by the new owner, so that two starting processes never unlink each other's.
 */
async function acquire(location: LockLocation, handlers: OwnerHandlers): Promise<LockVerdict> {
  for (;;) {
    const before = await probeSockets(location)
    if (before.inUse !== undefined) return before.inUse
    const number = Math.max(0, ...before.deadNumbers) + 1
    const server = await claimNumber(location, number, handlers)
    if (server === undefined) continue
    const rivals = await probeSockets(location, number)
    if (rivals.inUse === undefined) return finishAcquiring(location, number, server, rivals.deadNumbers)
    await release(location, number, server)
    // Both may have given up for each other; random pauses let one of them win the next round.
    await sleep(Math.random() * 50)
  }
}

async function finishAcquiring(
  location: LockLocation,
  number: number,
  server: Server,
  deadNumbers: readonly number[],
): Promise<LockVerdict> {
  for (const other of deadNumbers) await unlessMissing(() => unlink(socketPath(location, other)))
  await removeUnclaimedSockets(location)
  return { kind: 'locked', release: () => release(location, number, server) }
}

/** Deletes the sockets of processes that died before they claimed a number. */
async function removeUnclaimedSockets({ folder, prefix }: LockLocation): Promise<void> {
  const unclaimed = (await readdir(folder)).filter(name => name.startsWith(prefix) && UUID.test(name.slice(prefix.length)))
  for (const name of unclaimed) {
    const { kind } = await askOwner(join(folder, name), 'who')
    if (kind === 'nobody') await unlessMissing(() => unlink(join(folder, name)))
  }
}

/** Undefined when another process claimed the number first. */
async function claimNumber(location: LockLocation, number: number, handlers: OwnerHandlers): Promise<Server | undefined> {
  const ownPath = join(location.folder, `${location.prefix}${randomUUID()}`)
  const server = await listenAsOwner(ownPath, handlers)
  try {
    await link(ownPath, socketPath(location, number))
    return server
  } catch (error) {
    await closeServer(server)
    // EEXIST: the number is taken. ENOENT: a new owner deleted our socket before it listened; the next probe finds that owner.
    if (['EEXIST', 'ENOENT'].includes(getErrorCode(error) ?? '')) return undefined
    throw error
  } finally {
    await unlessMissing(() => unlink(ownPath))
  }
}

interface Probe {
  readonly inUse: Extract<LockVerdict, { readonly kind: 'in-use' }> | undefined
  readonly deadNumbers: readonly number[]
}

/** Who listens at the numbers of a lock, other than `own`. */
async function probeSockets(location: LockLocation, own?: number): Promise<Probe> {
  const deadNumbers: number[] = []
  for (const number of await listSocketNumbers(location)) {
    if (number === own) continue
    const name = socketPath(location, number)
    const reply = await askOwner(name, 'who')
    if (reply.kind !== 'nobody') return { inUse: { kind: 'in-use', name, reply }, deadNumbers }
    deadNumbers.push(number)
  }
  return { inUse: undefined, deadNumbers }
}

async function listSocketNumbers({ folder, prefix }: LockLocation): Promise<readonly number[]> {
  const numbers = (await readdir(folder)).map(name =>
    name.startsWith(prefix) ? /^(\d{1,9})\.sock$/.exec(name.slice(prefix.length)) : null,
  )
  return numbers.flatMap(match => (match === null ? [] : [Number(match[1])])).sort((left, right) => left - right)
}

function socketPath({ folder, prefix }: LockLocation, number: number): string {
  return join(folder, `${prefix}${number}.sock`)
}

/** If the socket cannot be unlinked, as on a volume turned read-only, the next process finds it dead. */
async function release(location: LockLocation, number: number, server: Server): Promise<void> {
  await unlink(socketPath(location, number)).catch(() => undefined)
  await closeServer(server)
}

/** The server and its connections are unreferenced, so a timer keeps the process alive until the last of them has closed. */
function closeServer(server: Server): Promise<void> {
  const keepAlive = setInterval(() => undefined, KEEP_ALIVE_INTERVAL_MS)
  return new Promise<void>(resolve => server.close(() => resolve())).finally(() => clearInterval(keepAlive))
}

function hashPath(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24)
}
