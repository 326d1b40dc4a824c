import type { FinishedAttempt } from '#common/domain/quizzes/attempt.ts'
import type { Certificate } from '#common/domain/certificates/certificate.ts'
import type { ProgressRecord } from './progress.ts'

/** When something was done, ISO 8601, and the id of its record, which decides between two of one moment. */
export interface Moment {
  readonly at: string
  readonly id: string
}

/** A record without what was answered. */
export type LastRecord = Moment & { readonly kind: ProgressRecord['kind']; readonly lessonId: string | undefined }

export interface LessonDigest {
  /** What was done in it last. */
  readonly last: LastRecord
  /** Of finishing and reopening it, the later one; undefined: neither. */
  readonly mark: LastRecord | undefined
}

/** An attempt without its questions and answers. */
export type AttemptHeader = Pick<FinishedAttempt, 'id' | 'startedAt' | 'finishedAt' | 'score' | 'passed' | 'passMark'>

/** How a question of a quiz was answered last. */
export interface QuestionDigest extends Moment {
  /** Undefined: it is not marked. One that an attempt asked and that was left out was not right. */
  readonly isRight: boolean | undefined
}

/**
 * What standings and the progress page need of some records of a course. It is as long as the course and the attempts, not as the
 * answers; those of two sets of records join to that of both, in any order.
 */
export interface Digest {
  readonly last: LastRecord | undefined
  readonly lessons: ReadonlyMap<string, LessonDigest>
  readonly questions: ReadonlyMap<string, QuestionDigest>
  /** By the id of their record. */
  readonly attempts: ReadonlyMap<string, AttemptHeader>
  /** By the id of their record. */
  readonly certificates: ReadonlyMap<string, Certificate>
  /** In which something was done: whole minutes since 1970. */
  readonly minutes: ReadonlySet<number>
}

export const EMPTY_DIGEST: Digest = {
  last: undefined,
  lessons: new Map(),
  questions: new Map(),
  attempts: new Map(),
  certificates: new Map(),
  minutes: new Set(),
}

/** The records in any order. */
export function digestRecords(records: readonly ProgressRecord[]): Digest {
  return joinDigests(records.map(digestRecord))
}

export function joinDigests(digests: readonly Digest[]): Digest {
  if (digests.length <= 1) return digests[0] ?? EMPTY_DIGEST
  return {
    last: digests.reduce<LastRecord | undefined>((last, digest) => later(last, digest.last), undefined),
    lessons: joinMaps(
      digests.map(digest => digest.lessons),
      joinLessons,
    ),
    questions: joinMaps(
      digests.map(digest => digest.questions),
      laterOf,
    ),
    attempts: joinMaps(
      digests.map(digest => digest.attempts),
      one => one,
    ),
    certificates: joinMaps(
      digests.map(digest => digest.certificates),
      one => one,
    ),
    minutes: joinSets(digests.map(({ minutes }) => minutes)),
  }
}

/** By time; of one moment the id decides: ids are given in order. */
export function isLater(one: Moment, other: Moment): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at
}

export function toMinute(iso: string): number {
  return Math.floor(Date.parse(iso) / MINUTE_MS)
}

const MINUTE_MS = 60_000

function digestRecord(record: ProgressRecord): Digest {
  const last: LastRecord = { at: getRecordTime(record), id: record.id, kind: record.kind, lessonId: undefined }
  switch (record.kind) {
    case 'lesson-opened':
    case 'check-answered':
      return ofLesson({ ...last, lessonId: record.lessonId }, false)
    case 'lesson-finished':
    case 'lesson-reopened':
      return ofLesson({ ...last, lessonId: record.lessonId }, true)
    case 'attempt-finished':
      return ofAttempt(last, record.attempt)
    case 'certificate-issued':
      return { ...EMPTY_DIGEST, last, certificates: new Map([[record.id, record.certificate]]), minutes: new Set([toMinute(last.at)]) }
  }
}

function ofLesson(last: LastRecord & { readonly lessonId: string }, isMark: boolean): Digest {
  const lessons = new Map([[last.lessonId, { last, mark: isMark ? last : undefined }]])
  return { ...EMPTY_DIGEST, last, lessons, minutes: new Set([toMinute(last.at)]) }
}

function ofAttempt(last: LastRecord, attempt: FinishedAttempt): Digest {
  const { id, startedAt, finishedAt, score, passed, passMark } = attempt
  const verdicts = new Map(attempt.answers.map(({ questionId, verdict }) => [questionId, verdict]))
  const questions = attempt.questionIds.map(questionId => {
    const verdict = verdicts.get(questionId)
    return [questionId, { at: last.at, id: last.id, isRight: verdict === 'unmarked' ? undefined : verdict === 'right' }] as const
  })
  return {
    ...EMPTY_DIGEST,
    last,
    questions: new Map(questions),
    attempts: new Map([[last.id, { id, startedAt, finishedAt, score, passed, passMark }]]),
    minutes: new Set([startedAt, ...attempt.answers.map(({ answeredAt }) => answeredAt), finishedAt].map(toMinute)),
  }
}

function joinLessons(one: LessonDigest, other: LessonDigest): LessonDigest {
  return { last: laterOf(one.last, other.last), mark: later(one.mark, other.mark) }
}

function later<M extends Moment>(one: M | undefined, other: M | undefined): M | undefined {
  return one === undefined || other === undefined ? (one ?? other) : laterOf(one, other)
}

function laterOf<M extends Moment>(one: M, other: M): M {
  return isLater(other, one) ? other : one
}

function joinMaps<T>(maps: readonly ReadonlyMap<string, T>[], join: (one: T, other: T) => T): ReadonlyMap<string, T> {
  const joined = new Map<string, T>()
  for (const map of maps) {
    for (const [key, value] of map) {
      const before = joined.get(key)
      joined.set(key, before === undefined ? value : join(before, value))
    }
  }
  return joined
}

function joinSets<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const joined = new Set<T>()
  for (const set of sets) for (const one of set) joined.add(one)
  return joined
}

/** When a record was made, ISO 8601. */
export function getRecordTime(record: ProgressRecord): string {
  switch (record.kind) {
    case 'lesson-opened':
    case 'lesson-finished':
    case 'lesson-reopened':
      return record.at
    case 'check-answered':
      return record.answer.answeredAt
    case 'attempt-finished':
      return record.attempt.finishedAt
    case 'certificate-issued':
      return record.certificate.issuedAt
  }
}
