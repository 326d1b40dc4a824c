import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'

export interface WorkerLineOptions {
  readonly workerFile: string
  readonly workerData: unknown
  /** A job that takes longer, start of the worker included, ends with its worker. */
  readonly timeLimitMs: number
  /** After this long without a job the worker goes, and its memory with it. */
  readonly idleMs: number
  /** After so many jobs the worker goes too: one that keeps a little of each would grow for ever. */
  readonly jobsPerWorker: number
}

/** A worker thread that answers each message with one message. It starts on first use and gets one job at a time. */
export interface WorkerLine<Job, Reply> {
  /** Rejects when the worker dies, runs out of time or is closed; the next job gets a new worker. */
  readonly run: (job: Job, timeLimitMs?: number) => Promise<Reply>
  readonly isRunning: () => boolean
  readonly close: () => Promise<void>
}

export function openWorkerLine<Job, Reply>(options: WorkerLineOptions): WorkerLine<Job, Reply> {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  const queue = pLimit(1)
  let closed = false
  let jobsTaken = 0

  const stop = async () => {
    clearTimeout(idle)
    const stopping = worker
    worker = undefined
    await stopping?.terminate()
  }

  const start = (): Worker => {
    jobsTaken = 0
    return startWorker(options, ended => {
      if (worker === ended) worker = undefined
    })
  }

  const take = async (job: Job, timeLimitMs: number): Promise<Reply> => {
    if (closed) throw new Error('The worker line is closed')
    clearTimeout(idle)
    const taker = (worker ??= start())
    taker.ref()
    try {
      const reply = await answerOf<Reply>(taker, job, timeLimitMs)
      // Neither an idle worker nor the timer that ends it keeps the program alive.
      taker.unref()
      jobsTaken += 1
      if (jobsTaken >= options.jobsPerWorker) await stop()
      else idle = setTimeout(() => void stop(), options.idleMs).unref()
      return reply
    } catch (error) {
      await stop()
      throw error
    }
  }

  return {
    run: (job, timeLimitMs = options.timeLimitMs) => queue(() => take(job, timeLimitMs)),
    isRunning: () => worker !== undefined,
    close: async () => {
      closed = true
      await stop()
      await queue(async () => undefined)
    },
  }
}

/** A worker may die between two jobs: then nobody waits for it, and the next job starts another. */
function startWorker({ workerFile, workerData }: WorkerLineOptions, onEnd: (ended: Worker) => void): Worker {
  const worker = new Worker(workerFile, { workerData })
  worker.on('error', () => undefined)
  return worker.once('exit', () => onEnd(worker))
}

function answerOf<Reply>(worker: Worker, job: unknown, timeLimitMs: number): Promise<Reply> {
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
