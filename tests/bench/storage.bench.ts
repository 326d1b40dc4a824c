import { open, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { v7 } from 'uuid'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import { answerTo, learnerNamed, runningAttempt } from '#tests/support/records.ts'
import { limitedRatio, median, type Figure } from './figure.ts'

const DOCUMENT_BYTES = 20 * 1024
const FEW = 10
const MANY = 10_000
/** Rounds of one save in each folder and one bare write; the first ones only warm up. */
const ROUNDS = 300
const WARM_UP = 40

interface Bench {
  readonly storage: Storage
  readonly learnerId: string
  readonly attemptId: string
}

/** Milliseconds of one durable save of a learner's 20 KB document: against one in a small folder, and against the bare calls. */
export async function storageFigures(): Promise<Figure[]> {
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-bench-'))
  try {
    const few = await benchIn(join(base, 'few'), FEW)
    const many = await benchIn(join(base, 'many'), MANY)
    const bytes = await documentBytes(join(base, 'many'), many)
    const figures = await measure(few, many, () => bareSave(join(base, 'bare', 'attempt.json'), bytes), base)
    await few.storage.close()
    await many.storage.close()
    return figures
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

async function measure(few: Bench, many: Bench, bare: () => Promise<void>, base: string): Promise<Figure[]> {
  await mkdir(join(base, 'bare'))
  const samples = { few: [] as number[], many: [] as number[], bare: [] as number[] }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const taken = { few: await timed(() => save(few, round)), many: await timed(() => save(many, round)), bare: await timed(bare) }
    if (round < WARM_UP) continue
    samples.few.push(taken.few)
    samples.many.push(taken.many)
    samples.bare.push(taken.bare)
  }
  const [inFew, inMany, bareCost] = [median(samples.few), median(samples.many), median(samples.bare)]
  return [
    limitedRatio(`durable save of 20 KB with ${MANY} learners, against ${FEW} learners (ratio)`, 'ms', inMany, inFew, 1.2),
    limitedRatio('durable save of 20 KB, against a bare write, fsync, rename and folder fsync (ratio)', 'ms', inMany, bareCost, 2),
  ]
}

/** A folder of so many learners, and an attempt of one of them that fills 20 KB. */
async function benchIn(path: string, learners: number): Promise<Bench> {
  await fillWithLearners(path, learners - 1)
  const opened = await openStorage({ path })
  if (opened.kind === 'in-use') throw new Error('in use')
  const { storage } = opened
  const { id: learnerId } = await storage.learners.add(learnerNamed('Amal'))
  const { id: attemptId } = await storage.attempts.add(learnerId, attemptOf20KB())
  return { storage, learnerId, attemptId }
}

/** Other learners, copied from one that storage wrote: ten thousand durable saves would take longer than the measuring. */
async function fillWithLearners(path: string, learners: number): Promise<void> {
  const opened = await openStorage({ path })
  if (opened.kind === 'in-use') throw new Error('in use')
  const { id } = await opened.storage.learners.add(learnerNamed('Basma'))
  await opened.storage.close()
  const profile = await readFile(join(path, 'learners', id, 'profile.json'))
  for (let number = 1; number < learners; number += 1) {
    const folder = join(path, 'learners', v7())
    await mkdir(folder)
    await writeFile(join(folder, 'profile.json'), profile)
  }
}

function attemptOf20KB(): RunningAttempt {
  const attempt = runningAttempt()
  const answers = [answerTo('stock-or-flow')]
  while (JSON.stringify({ ...attempt, answers }).length < DOCUMENT_BYTES) answers.push(answerTo('stock-or-flow'))
  return { ...attempt, answers }
}

/** Gives the newest answer anew, so that the size stays. */
async function save({ storage, learnerId, attemptId }: Bench, round: number): Promise<void> {
  await storage.attempts.change(learnerId, attemptId, attempt => ({
    ...attempt,
    answers: [...attempt.answers.slice(0, -1), answerTo(`question-${round}`)],
  }))
}

async function documentBytes(path: string, { learnerId }: Bench): Promise<Uint8Array> {
  const folder = join(path, 'learners', learnerId, 'attempts')
  const [name = ''] = (await readdir(folder)).filter(entry => entry.endsWith('.json'))
  return readFile(join(folder, name))
}

async function bareSave(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w')
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await rename(temporary, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
