import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createJobWorker, type JobWorker } from '#backend/documents/job-worker.ts'

/** Answers with its own number and how many jobs it holds at once; on some words it misbehaves. */
const WORKER = `
  import { parentPort, threadId, workerData } from 'node:worker_threads'
  let held = 0
  parentPort.on('message', job => {
    held += 1
    if (job === 'throw') throw new Error('as asked')
    if (job === 'exit') process.exit(3)
    if (job === 'hang') for (;;);
    if (job === 'die after') setTimeout(() => { throw new Error('between two jobs') }, 20)
    setTimeout(() => { parentPort.postMessage({ job, threadId, held, workerData }); held -= 1 }, 5)
  })
`
const PATIENCE_MS = 60_000
interface Reply {
  readonly job: string
  readonly threadId: number
  readonly held: number
  readonly workerData: unknown
}

let folder: string
let line: JobWorker<string, Reply>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-line-'))
  await writeFile(join(folder, 'worker.mjs'), WORKER)
})
afterEach(() => line.close())
afterAll(() => rm(folder, { recursive: true, force: true }))

function open(
  limits: { readonly timeLimitMs?: number; readonly idleMs?: number; readonly jobsPerWorker?: number } = {},
): JobWorker<string, Reply> {
  line = createJobWorker({
    workerFile: join(folder, 'worker.mjs'),
    workerData: 'given',
    timeLimitMs: PATIENCE_MS,
    idleMs: PATIENCE_MS,
    jobsPerWorker: 1000,
    ...limits,
  })
  return line
}

describe('a line of jobs before one worker', { timeout: PATIENCE_MS }, () => {
  it('starts nothing before the first job', async () => {
    const { run, isRunning } = open()
    expect(isRunning()).toBe(false)
    expect(await run('first')).toMatchObject({ job: 'first', workerData: 'given' })
    expect(isRunning()).toBe(true)
  })

  it('gives one job at a time to one worker, in order', async () => {
    const { run } = open()
    const replies = await Promise.all(Array.from({ length: 12 }, (_, index) => run(`job ${index}`)))
    expect(replies.map(({ job }) => job)).toEqual(Array.from({ length: 12 }, (_, index) => `job ${index}`))
    expect(replies.every(({ held }) => held === 1)).toBe(true)
    expect(new Set(replies.map(({ threadId }) => threadId)).size).toBe(1)
  })

  it.each(['throw', 'exit'])('fails the job in which the worker dies (%s) and no other', async death => {
    const { run } = open()
    const [before, dying, after] = await Promise.allSettled([run('before'), run(death), run('after')])
    expect(dying.status).toBe('rejected')
    expect(before).toMatchObject({ status: 'fulfilled', value: { job: 'before' } })
    expect(after).toMatchObject({ status: 'fulfilled', value: { job: 'after' } })
  })

  it('ends a job that takes too long, with its worker, and goes on with another', async () => {
    const { run } = open({ timeLimitMs: 2000 })
    const { threadId } = await run('before')
    await expect(run('hang')).rejects.toThrow('longer than 2000 ms')
    expect((await run('after')).threadId).not.toBe(threadId)
  })

  it('survives a worker that dies while nobody waits for it', async () => {
    const { run, isRunning } = open()
    const { threadId } = await run('die after')
    await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: PATIENCE_MS })
    expect((await run('next')).threadId).not.toBe(threadId)
  })

  it('lets the worker go when it is idle, and starts it again', async () => {
    const { run, isRunning } = open({ idleMs: 50 })
    const { threadId } = await run('one')
    await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: PATIENCE_MS })
    expect((await run('two')).threadId).not.toBe(threadId)
  })

  it('gives each worker only so many jobs', async () => {
    const { run } = open({ jobsPerWorker: 3 })
    const replies = await Promise.all(Array.from({ length: 7 }, (_, index) => run(`job ${index}`)))
    const [a, , , b, , , c] = replies.map(({ threadId }) => threadId)
    expect(replies.map(({ threadId }) => threadId)).toEqual([a, a, a, b, b, b, c])
    expect(new Set([a, b, c]).size).toBe(3)
  })

  it('fails what is under way and what waits when it is closed', async () => {
    const { run, close, isRunning } = open()
    const jobs = Promise.allSettled([run('hang'), run('waiting')])
    await vi.waitFor(() => expect(isRunning()).toBe(true))
    await close()
    expect((await jobs).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(run('late')).rejects.toThrow('closed')
    expect(isRunning()).toBe(false)
  })
})
