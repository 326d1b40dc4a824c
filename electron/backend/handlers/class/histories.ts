import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { ClassHistory } from '#common/domain/class/find-stuck.ts'
import type { Services } from '#backend/handlers/services.ts'

export interface ClassHistories {
  readonly learners: readonly { readonly learner: Learner; readonly history: ClassHistory }[]
  /** Learners whose data cannot be read or comes from a newer version of the suite. */
  readonly unreadable: number
}

/** So many are read at once: the calls of learners who are studying get their turn on the disk. */
const AT_ONCE = 4

/** What the learners of this computer did in a course. Between two of them everybody else's calls are answered. */
export async function loadClassHistories(courseId: string, { storage }: Pick<Services, 'storage'>): Promise<ClassHistories> {
  const entries = await storage.learners.list()
  const known = entries.flatMap(entry => (entry.kind === 'known' ? [entry.learner] : []))
  const found = await pLimit(AT_ONCE).map(known, async learner => {
    await setImmediate()
    return { learner, history: await loadOne(courseId, learner.id, storage) }
  })
  const learners = found.flatMap(({ learner, history }) => (history === undefined ? [] : [{ learner, history }]))
  return { learners, unreadable: entries.length - learners.length }
}

/** One whose records cannot be read is counted, and hides nobody else. */
async function loadOne(courseId: string, learnerId: string, storage: Services['storage']): Promise<ClassHistory | undefined> {
  try {
    const [records, allRunning] = await Promise.all([storage.records.list(learnerId, courseId), storage.attempts.listRunning(learnerId)])
    // A power cut between saving the record of an attempt and removing the running one leaves both.
    const finished = new Set(records.flatMap(record => (record.kind === 'attempt-finished' ? [record.attempt.id] : [])))
    return { records, running: allRunning.findLast(attempt => attempt.courseId === courseId && !finished.has(attempt.id)) }
  } catch {
    return undefined
  }
}
