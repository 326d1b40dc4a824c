import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { openStorage, type Storage } from '#backend/storage/open-storage.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import type { Fact } from '#tests/support/facts.ts'
import { DATA } from '#tests/support/power-cut/find-losses.ts'
import { createRecorder, type Recorder } from '#tests/support/power-cut/recorder.ts'
import type { Trace } from '#tests/support/power-cut/trace.ts'
import { draftPicture, draftSteps } from './power-cut-draft.ts'
import { practice } from './power-cut-practice.ts'
import { erasedLearner } from './power-cut-erasure.ts'
import { liveRoom, removedRoom } from './power-cut-room.ts'
import { answerTo, attemptFinished, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'

export interface Scenario {
  readonly name: string
  /** Files are damaged on purpose. */
  readonly damaged?: boolean
  /** What stands between the storage and the disk. */
  readonly disk?: (real: FileSystem) => FileSystem
  readonly play: (stage: Stage) => Promise<void>
}

/** Where a scenario is played. */
interface Stage {
  readonly recorder: Recorder
  readonly storage: Storage
  /** Absolute path of a file of the data folder. */
  readonly path: (local: string) => string
  /** Ends this process's storage and opens the folder as the next one would. */
  readonly reopen: () => Promise<Storage>
}

/** Plays a scenario on a real disk, from a folder that is not there yet. */
export async function recordTrace({ disk, play }: Scenario): Promise<Trace> {
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-trace-'))
  try {
    const recorder = createRecorder(base, disk?.(nodeFileSystem) ?? nodeFileSystem)
    const path = (local: string): string => join(base, DATA, local)
    let storage = await opened(recorder, path(''))
    const reopen = async (): Promise<Storage> => {
      await storage.close()
      storage = await opened(recorder, path(''))
      return storage
    }
    await play({ recorder, storage, path, reopen })
    await storage.close()
    return recorder.trace
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

async function opened({ fileSystem }: Recorder, path: string): Promise<Storage> {
  const result = await openStorage({ path, fileSystem })
  if (result.kind === 'in-use') throw new Error('in use')
  return result.storage
}

async function addLearner(storage: Storage, recorder: Recorder): Promise<string> {
  const { id } = await storage.learners.add(learnerNamed('Amal'))
  recorder.acknowledge({ kind: 'learner', learnerId: id })
  return id
}

async function giveAnswer(storage: Storage, recorder: Recorder, learnerId: string, attemptId: string): Promise<Fact> {
  const answer = answerTo('stock-or-flow')
  const { courseId } = await storage.attempts.change(learnerId, attemptId, attempt => ({
    ...attempt,
    answers: [...attempt.answers, answer],
  }))
  const fact: Fact = { kind: 'answer', learnerId, courseId, attemptId, answerId: answer.id }
  recorder.acknowledge(fact)
  return fact
}

async function startAttempt(storage: Storage, learnerId: string): Promise<RunningAttempt> {
  return storage.attempts.add(learnerId, runningAttempt())
}

async function saveNote(storage: Storage, recorder: Recorder, learnerId: string, number: number): Promise<Fact> {
  await storage.notes.save(learnerId, 'core', 'box', String(number), `write-${number}`)
  const fact: Fact = { kind: 'note', learnerId, courseId: 'core', noteId: 'box', atLeast: number }
  recorder.acknowledge(fact)
  return fact
}

const firstLaunch: Scenario = {
  name: 'a first launch, an attempt and its end',
  play: async ({ storage, recorder }) => {
    const { deviceId } = await storage.settings.read()
    recorder.acknowledge({ kind: 'device', deviceId })
    const learnerId = await addLearner(storage, recorder)
    const attempt = await startAttempt(storage, learnerId)
    for (const _ of ['first', 'second', 'third']) await giveAnswer(storage, recorder, learnerId, attempt.id)
    const running = await storage.attempts.read(learnerId, attempt.id)
    recorder.acknowledge({ kind: 'whole-or-gone', learnerId, attemptId: attempt.id, answers: 3 })
    const record = attemptFinished(running ?? attempt)
    await storage.records.append(learnerId, 'core', [record])
    recorder.acknowledge({ kind: 'record', learnerId, courseId: 'core', recordId: record.id })
    await storage.attempts.remove(learnerId, attempt.id)
    recorder.acknowledge({ kind: 'not-running', learnerId, attemptId: attempt.id })
  },
}

const otherFolders: Scenario = {
  name: 'records of two months and notes',
  play: async ({ storage, recorder }) => {
    const learnerId = await addLearner(storage, recorder)
    const records = [lessonFinished('one', new Date('2026-01-31T10:00:00Z')), lessonFinished('two', new Date('2026-02-01T10:00:00Z'))]
    await storage.records.append(learnerId, 'core', records)
    recorder.acknowledge(...records.map((record): Fact => ({ kind: 'record', learnerId, courseId: 'core', recordId: record.id })))
    for (const number of [1, 2, 3]) await saveNote(storage, recorder, learnerId, number)
  },
}

const withoutLinks: Scenario = {
  name: 'a volume without hard links',
  disk: real => ({ ...real, link: () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' })) }),
  play: async ({ storage, recorder }) => {
    const learnerId = await addLearner(storage, recorder)
    for (const number of [1, 2, 3]) await saveNote(storage, recorder, learnerId, number)
  },
}

/** The sync after the third note fails; the page sends the note again, which finds it there. */
const failedSync: Scenario = {
  name: 'a save whose last step fails, and its repetition',
  disk: real => {
    let syncs = 0
    const syncFolder = async (path: string): Promise<void> => {
      if (path.endsWith('notes') && ++syncs === 3) throw Object.assign(new Error('input/output'), { code: 'EIO' })
      await real.syncFolder(path)
    }
    return { ...real, syncFolder }
  },
  play: async ({ storage, recorder }) => {
    const learnerId = await addLearner(storage, recorder)
    for (const number of [1, 2]) await saveNote(storage, recorder, learnerId, number)
    const refused = await saveNote(storage, recorder, learnerId, 3).then(
      () => false,
      () => true,
    )
    if (!refused) throw new Error('the sync was to fail')
    await saveNote(storage, recorder, learnerId, 3)
  },
}

const damagedDocument: Scenario = {
  name: 'a damaged document, put aside and saved anew',
  damaged: true,
  play: async ({ storage, recorder, path, reopen }) => {
    const learnerId = await addLearner(storage, recorder)
    for (const number of [1, 2, 3]) await saveNote(storage, recorder, learnerId, number)
    // What rotted is gone with the disk; the generation before it is what can be asked for.
    recorder.replacing([
      { kind: 'learner', learnerId },
      { kind: 'note', learnerId, courseId: 'core', noteId: 'box', atLeast: 2 },
    ])
    await recorder.damage(path(`learners/${learnerId}/notes/core.json`), 'rotten')
    recorder.settled()
    recorder.acknowledge({ kind: 'bytes-kept', text: 'rotten' })
    const next = await reopen()
    await next.notes.list(learnerId, 'core')
    for (const number of [4, 5]) await saveNote(next, recorder, learnerId, number)
  },
}

const restore: Scenario = {
  name: 'a backup, its restore and the undoing of it',
  play: async ({ storage, recorder }) => {
    const { deviceId } = await storage.settings.read()
    const learnerId = await addLearner(storage, recorder)
    const attempt = await startAttempt(storage, learnerId)
    const early = [
      { kind: 'device', deviceId } as const,
      { kind: 'learner', learnerId } as const,
      await giveAnswer(storage, recorder, learnerId, attempt.id),
    ]
    const backup = await storage.backups.make('asked')
    recorder.acknowledge({ kind: 'backup', name: backup.name })
    const otherId = await addLearner(storage, recorder)
    const late: readonly Fact[] = [...early, { kind: 'learner', learnerId: otherId }, await saveNote(storage, recorder, otherId, 7)]
    recorder.replacing([...early, { kind: 'no-learner', learnerId: otherId }, { kind: 'backup', name: backup.name }])
    const undo = await storage.backups.restore(backup.name)
    recorder.settled()
    recorder.acknowledge({ kind: 'backup', name: undo.name })
    const after = await giveAnswer(storage, recorder, learnerId, attempt.id)
    recorder.replacing([...late, { kind: 'backup', name: backup.name }, { kind: 'backup', name: undo.name }])
    const redo = await storage.backups.restore(undo.name)
    recorder.settled()
    recorder.acknowledge({ kind: 'backup', name: redo.name })
    recorder.acknowledge({ kind: 'learner', learnerId })
    if (after.kind !== 'answer') throw new Error('an answer was given')
  },
}

/** Putting back and putting back what was there before both fail, so the next opening has to end it. */
const unfinishedRestore: Scenario = {
  name: 'a restore that fails twice and is ended by the next opening',
  disk: real => {
    let refusals = 0
    const create: FileSystem['create'] = async path => {
      // Documents are made under a temporary name, so these are the restore's.
      if (path.endsWith('profile.json') && refusals++ < 2) throw Object.assign(new Error('input/output'), { code: 'EIO' })
      return real.create(path)
    }
    return { ...real, create }
  },
  play: async ({ storage, recorder, reopen }) => {
    const learnerId = await addLearner(storage, recorder)
    const early = [{ kind: 'learner', learnerId } as const, await saveNote(storage, recorder, learnerId, 1)]
    const backup = await storage.backups.make('asked')
    const late = [...early, await saveNote(storage, recorder, learnerId, 2)]
    recorder.replacing(early)
    const refused = await storage.backups.restore(backup.name).then(
      () => false,
      () => true,
    )
    if (!refused) throw new Error('the restore was to fail')
    const next = await reopen()
    recorder.replacing(late)
    recorder.settled()
    await saveNote(next, recorder, learnerId, 3)
  },
}

const removedLearner: Scenario = {
  name: 'a learner who is removed, and the undoing of it',
  play: async ({ storage, recorder }) => {
    const learnerId = await addLearner(storage, recorder)
    const before: readonly Fact[] = [{ kind: 'learner', learnerId }, await saveNote(storage, recorder, learnerId, 1)]
    recorder.replacing([{ kind: 'no-learner', learnerId }])
    await storage.learners.remove(learnerId)
    recorder.settled()
    recorder.replacing(before)
    await storage.learners.restore(learnerId)
    recorder.settled()
    recorder.replacing([{ kind: 'no-learner', learnerId }])
    await storage.learners.remove(learnerId)
    recorder.settled()
  },
}

export const scenarios: readonly Scenario[] = [
  firstLaunch,
  otherFolders,
  withoutLinks,
  failedSync,
  damagedDocument,
  restore,
  unfinishedRestore,
  removedLearner,
  erasedLearner,
  practice,
  liveRoom,
  removedRoom,
  draftSteps,
  draftPicture,
]
