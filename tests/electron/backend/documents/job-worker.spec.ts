import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BroadcastChannel } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createJobWorker, type JobWorker } from '#backend/documents/job-worker.ts'

/** Makes the worker throw while it has no job. */
const ORDERS = 'job-worker-spec'
/** Answers with its thread id and how many jobs it is running; some jobs make it fail. */
const WORKER = `
  import { BroadcastChannel, parentPort, threadId, workerData } from 'node:worker_threads'
  let running = 0
  const orders = new BroadcastChannel('${ORDERS}').unref()
  orders.onmessage = () => { throw new Error('between two jobs') }
  parentPort.on('message', job => {
    running += 1
    if (job === 'throw') throw new Error('as asked')
    if (job === 'exit') process.exit(3)
    if (job === 'hang') for (;;);
    setTimeout(() => { parentPort.postMessage({ job, threadId, running, workerData }); running -= 1 }, 5)
  })
`
const PATIENCE_MS = 60_000
interface Reply {
  readonly job: string
  readonly threadId: number
  readonly running: number
  readonly workerData: unknown
}

let folder: string
let worker: JobWorker<string, Reply>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-worker-'))
  await writeFile(join(folder, 'worker.mjs'), WORKER)
})
afterEach(() => worker.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

function open(
  limits: { readonly timeLimitMs?: number; readonly idleMs?: number; readonly jobsPerWorker?: number } = {},
): JobWorker<string, Reply> {
  worker = createJobWorker({
    workerFile: join(folder, 'worker.mjs'),
    workerData: 'data',
    timeLimitMs: PATIENCE_MS,
    idleMs: PATIENCE_MS,
    jobsPerWorker: 1000,
    ...limits,
  })
  return worker
}

describe('a job worker', { timeout: PATIENCE_MS }, () => {
  it('starts nothing before the first job', async () => {
    const { run, isRunning } = open()
    expect(isRunning()).toBe(false)
    expect(await run('first')).toMatchObject({ job: 'first', workerData: 'data' })
    expect(isRunning()).toBe(true)
  })

  it('runs one job at a time in one worker, in order', async () => {
    const { run } = open()
    const replies = await Promise.all(Array.from({ length: 12 }, (_, index) => run(`job ${index}`)))
    expect(replies.map(({ job }) => job)).toEqual(Array.from({ length: 12 }, (_, index) => `job ${index}`))
    expect(replies.every(({ running }) => running === 1)).toBe(true)
    expect(new Set(replies.map(({ threadId }) => threadId)).size).toBe(1)
  })

  it.each(['throw', 'exit'])('fails the job in which the worker dies (%s) and no other', async death => {
    const { run } = open()
    const [before, dying, after] = await Promise.allSettled([run('before'), run(death), run('after')])
    expect(dying.status).toBe('rejected')
    expect(before).toMatchObject({ status: 'fulfilled', value: { job: 'before' } })
    expect(after).toMatchObject({ status: 'fulfilled', value: { job: 'after' } })
  })

  it('ends a job that takes too long together with its worker, and continues with another', async () => {
    const { run } = open({ timeLimitMs: 2000 })
    const { threadId } = await run('before')
    await expect(run('hang')).rejects.toThrow('longer than 2000 ms')
    expect((await run('after')).threadId).not.toBe(threadId)
  })

  it('survives a worker that dies between two jobs', async () => {
    const { run, isRunning } = open()
    const { threadId } = await run('before')
    const orders = new BroadcastChannel(ORDERS)
    orders.postMessage('fail')
    orders.close()
    await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: PATIENCE_MS })
    expect((await run('next')).threadId).not.toBe(threadId)
  })

  it('ends an idle worker and starts another for the next job', async () => {
    const { run, isRunning } = open({ idleMs: 50 })
    const { threadId } = await run('one')
    await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: PATIENCE_MS })
    expect((await run('two')).threadId).not.toBe(threadId)
  })

  it('replaces the worker after a number of jobs', async () => {
    const { run } = open({ jobsPerWorker: 3 })
    const replies = await Promise.all(Array.from({ length: 7 }, (_, index) => run(`job ${index}`)))
    const [a, , , b, , , c] = replies.map(({ threadId }) => threadId)
    expect(replies.map(({ threadId }) => threadId)).toEqual([a, a, a, b, b, b, c])
    expect(new Set([a, b, c]).size).toBe(3)
  })

  it('fails running and waiting jobs when it is closed', async () => {
    const { run, close, isRunning } = open()
    const jobs = Promise.allSettled([run('hang'), run('waiting')])
    await vi.waitFor(() => expect(isRunning()).toBe(true))
    await close()
    expect((await jobs).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(run('late')).rejects.toThrow('closed')
    expect(isRunning()).toBe(false)
  })
})
