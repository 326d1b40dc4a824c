import { findRunningQuestion } from '#common/domain/room/rules/question-time.ts'
import type { OpenRoom } from './open-room.ts'

/** Ends the time of questions while the room is open. */
export interface QuestionClock {
  /** Call when events were committed. */
  readonly onCommitted: () => void
  readonly stop: () => void
}

/** A full disk refuses the event; answers are refused by the clock in any case. */
const RETRY_MS = 1000

/** Notes at zero that a question takes no more answers, so that every screen says so; also of time that ran out while the suite was down. */
export function startQuestionClock(
  { live, commit, now }: Pick<OpenRoom, 'live' | 'commit' | 'now'>,
  reportError: (error: unknown) => void,
): QuestionClock {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  function schedule(): void {
    clearTimeout(timer)
    const running = isStopped ? undefined : findRunningQuestion(live.state, now())
    if (running !== undefined) timer = setTimeout(() => void close(), Math.max(1, running.leftMs))
  }

  async function close(): Promise<void> {
    const running = findRunningQuestion(live.state, now())
    if (running === undefined || running.leftMs > 0) return schedule()
    const { runId, questionId } = running
    try {
      await commit({ t: 'time-up', runId, questionId })
    } catch (error) {
      reportError(error)
      if (!isStopped) timer = setTimeout(() => void close(), RETRY_MS)
    }
  }

  function stop(): void {
    isStopped = true
    clearTimeout(timer)
  }

  schedule()
  return { onCommitted: schedule, stop }
}
