import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'

export interface JobWorkerOptions {
  readonly workerFile: string
  readonly workerData: unknown
  /** A job that takes longer, including the start of the worker, is ended together with the worker. */
  readonly timeLimitMs: number
  /** After this long without a job the worker is ended to free its memory. */
  readonly idleMs: number
  /** After so many jobs the worker is replaced, because it may leak memory. */
  readonly jobsPerWorker: number
}

/** A worker thread that answers each job with one message. It starts on first use and runs one job at a time. */
export interface JobWorker<Job, Reply> {
  /** Rejects when the worker dies, times out or is closed; the next job starts a new worker. */
  readonly run: (job: Job, timeLimitMs?: number) => Promise<Reply>
  readonly isRunning: () => boolean
  readonly close: () => Promise<void>
}

export function createJobWorker<Job, Reply>(options: JobWorkerOptions): JobWorker<Job, Reply> {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  const queue = pLimit(1)
  let closed = false
  let jobsDone = 0

  const stop = async () => {
    clearTimeout(idle)
    const stopping = worker
    worker = undefined
    await stopping?.terminate()
  }

  const start = (): Worker => {
    jobsDone = 0
    return startWorker(options, ended => {
      if (worker === ended) worker = undefined
    })
  }

  const runJob = async (job: Job, timeLimitMs: number): Promise<Reply> => {
    if (closed) throw new Error('The worker is closed')
    clearTimeout(idle)
    const current = (worker ??= start())
    current.ref()
    try {
      const reply = await waitForReply<Reply>(current, job, timeLimitMs)
      // Neither an idle worker nor the timer that ends it should keep the program alive.
      current.unref()
      jobsDone += 1
      if (jobsDone >= options.jobsPerWorker) await stop()
      else idle = setTimeout(() => void stop(), options.idleMs).unref()
      return reply
    } catch (error) {
      await stop()
      throw error
    }
  }

  return {
    run: (job, timeLimitMs = options.timeLimitMs) => queue(() => runJob(job, timeLimitMs)),
    isRunning: () => worker !== undefined,
    close: async () => {
      closed = true
      await stop()
      await queue(async () => undefined)
    },
  }
}

/** A worker may also die between two jobs; the next job then starts another. */
function startWorker({ workerFile, workerData }: JobWorkerOptions, onEnd: (ended: Worker) => void): Worker {
  const worker = new Worker(workerFile, { workerData })
  worker.on('error', () => undefined)
  return worker.once('exit', () => onEnd(worker))
}

function waitForReply<Reply>(worker: Worker, job: unknown, timeLimitMs: number): Promise<Reply> {
  return new Promise<Reply>((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('messageerror', onError).off('error', onError).off('exit', onExit)
      act()
    }
    const onMessage = (reply: Reply) => settle(() => resolve(reply))
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = (code: number) => onError(new Error(`The worker ended with code ${code}`))
    const timer = setTimeout(() => onError(new Error(`The worker took longer than ${timeLimitMs} ms`)), timeLimitMs)
    worker.on('message', onMessage).on('messageerror', onError).on('error', onError).on('exit', onExit)
    worker.postMessage(job)
  })
}
