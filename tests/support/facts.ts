import { isDeepStrictEqual } from 'node:util'
import type { Storage } from '#backend/storage/open-storage.ts'
import { loadRoom } from '#backend/room/load-room.ts'

/** Something that storage said is on the disk. */
export type Fact =
  | { readonly kind: 'learner'; readonly learnerId: string }
  | { readonly kind: 'no-learner'; readonly learnerId: string }
  /** In the running attempt or, once it is finished, in its record. */
  | {
      readonly kind: 'answer'
      readonly learnerId: string
      readonly courseId: string
      readonly attemptId: string
      readonly answerId: string
    }
  | { readonly kind: 'record'; readonly learnerId: string; readonly courseId: string; readonly recordId: string }
  | { readonly kind: 'review'; readonly learnerId: string; readonly reviewId: string }
  | { readonly kind: 'not-running'; readonly learnerId: string; readonly attemptId: string }
  /** An attempt that is being removed is there with all its answers or not at all, never as it once was. */
  | { readonly kind: 'whole-or-gone'; readonly learnerId: string; readonly attemptId: string; readonly answers: number }
  /** Notes of these tests are numbers that grow. */
  | { readonly kind: 'note'; readonly learnerId: string; readonly courseId: string; readonly noteId: string; readonly atLeast: number }
  | { readonly kind: 'device'; readonly deviceId: string }
  | { readonly kind: 'backup'; readonly name: string }
  /** Something that a room's journal or document has. */
  | { readonly kind: 'parked'; readonly workshopId: string; readonly itemId: string }
  /** A line that the journal has let go, so that it tells nobody any more what came when. */
  | { readonly kind: 'no-line'; readonly workshopId: string; readonly itemId: string }
  /** A draft that has these texts and no others, once it is opened. */
  | { readonly kind: 'draft'; readonly name: string; readonly texts: Readonly<Record<string, string>> }
  /** No file of the data folder, nor one in a backup, has this text in its name or bytes. */
  | { readonly kind: 'no-trace'; readonly text: string }
  /** A file with these bytes is there still, wherever it was moved. */
  | { readonly kind: 'bytes-kept'; readonly text: string }

/** The facts that do not hold, in words. */
export async function brokenFacts(storage: Storage, facts: readonly Fact[], more: MoreChecks): Promise<readonly string[]> {
  const verdicts = await Promise.all(facts.map(async fact => ((await holds(storage, fact, more)) ? [] : [JSON.stringify(fact)])))
  return verdicts.flat()
}

/** What cannot be asked of storage. */
export interface MoreChecks {
  readonly isWholeBackup: (name: string) => Promise<boolean>
  readonly isKept: (text: string) => Promise<boolean>
  readonly hasTrace: (text: string) => Promise<boolean>
  readonly readDraft: (name: string) => Promise<Readonly<Record<string, string>>>
}

async function holds(storage: Storage, fact: Fact, more: MoreChecks): Promise<boolean> {
  switch (fact.kind) {
    case 'learner':
      return (await storage.learners.read(fact.learnerId)) !== undefined
    case 'no-learner':
      return (await storage.learners.read(fact.learnerId)) === undefined
    case 'answer':
      return holdsAnswer(storage, fact)
    case 'record':
      return (await storage.records.list(fact.learnerId, fact.courseId)).some(record => record.id === fact.recordId)
    case 'review':
      return (await storage.reviews.list(fact.learnerId)).some(({ id }) => id === fact.reviewId)
    case 'not-running':
      return (await storage.attempts.read(fact.learnerId, fact.attemptId)) === undefined
    case 'whole-or-gone': {
      const attempt = await storage.attempts.read(fact.learnerId, fact.attemptId)
      return attempt === undefined || attempt.answers.length >= fact.answers
    }
    case 'note':
      return Number((await storage.notes.list(fact.learnerId, fact.courseId))[fact.noteId] ?? -1) >= fact.atLeast
    case 'device':
      return (await storage.settings.read()).deviceId === fact.deviceId
    case 'backup':
      return more.isWholeBackup(fact.name)
    case 'parked':
      return (await loadRoom(storage, fact.workshopId)).state.parked.some(({ id }) => id === fact.itemId)
    case 'no-line':
      return !JSON.stringify(await storage.rooms.readJournal(fact.workshopId)).includes(fact.itemId)
    case 'draft':
      return isDeepStrictEqual(await more.readDraft(fact.name), fact.texts)
    case 'no-trace':
      return !(await more.hasTrace(fact.text))
    case 'bytes-kept':
      return more.isKept(fact.text)
  }
}

async function holdsAnswer(storage: Storage, fact: Fact & { readonly kind: 'answer' }): Promise<boolean> {
  const running = await storage.attempts.read(fact.learnerId, fact.attemptId)
  const finished = (await storage.records.list(fact.learnerId, fact.courseId)).flatMap(record =>
    record.kind === 'attempt-finished' ? [record.attempt] : [],
  )
  const attempts = [...(running === undefined ? [] : [running]), ...finished.filter(({ id }) => id === fact.attemptId)]
  return attempts.some(attempt => attempt.answers.some(({ id }) => id === fact.answerId))
}
