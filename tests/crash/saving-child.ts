import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import type { Fact } from '#tests/support/facts.ts'
import { answerTo, attemptFinished, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'

// A small backend: told a data folder on standard input, it saves without end, and says on standard output what is on the disk.
createInterface({ input: process.stdin }).once('line', path => void saveWithoutEnd(path))

/** Answers of one attempt. */
const ANSWERS = 4

/** Written at once, by the kernel: what was said is read even when the next moment is the last. */
function acknowledge(...facts: readonly Fact[]): void {
  writeSync(1, `${JSON.stringify(facts)}\n`)
}

async function saveWithoutEnd(path: string): Promise<void> {
  const opened = await openStorage({ path })
  if (opened.kind === 'in-use') throw new Error(`in use by ${opened.owner.pid}`)
  const { storage } = opened
  const { deviceId } = await storage.settings.read()
  acknowledge({ kind: 'device', deviceId })
  const { id } = await storage.learners.add(learnerNamed('Amal'))
  acknowledge({ kind: 'learner', learnerId: id })
  await Promise.all([answerWithoutEnd(storage, id), writeNotesWithoutEnd(storage, id)])
}

async function answerWithoutEnd(storage: Storage, learnerId: string): Promise<void> {
  for (;;) {
    const attempt = await storage.attempts.add(learnerId, runningAttempt())
    for (let given = 0; given < ANSWERS; given += 1) await answer(storage, learnerId, attempt.id)
    const finished = (await storage.attempts.read(learnerId, attempt.id)) ?? attempt
    const records = [attemptFinished(finished), lessonFinished('who-moves')]
    await storage.records.append(learnerId, 'core', records)
    acknowledge(...records.map((record): Fact => ({ kind: 'record', learnerId, courseId: 'core', recordId: record.id })))
    await storage.attempts.remove(learnerId, attempt.id)
    acknowledge({ kind: 'not-running', learnerId, attemptId: attempt.id })
  }
}

async function answer(storage: Storage, learnerId: string, attemptId: string): Promise<void> {
  const given = answerTo('stock-or-flow')
  await storage.attempts.change(learnerId, attemptId, attempt => ({ ...attempt, answers: [...attempt.answers, given] }))
  acknowledge({ kind: 'answer', learnerId, courseId: 'core', attemptId, answerId: given.id })
}

async function writeNotesWithoutEnd(storage: Storage, learnerId: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    await storage.notes.save(learnerId, 'core', 'box', String(number), `write-${number}`)
    acknowledge({ kind: 'note', learnerId, courseId: 'core', noteId: 'box', atLeast: number })
  }
}
