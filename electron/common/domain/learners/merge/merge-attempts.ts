import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RecordedAnswer, RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { contentHash } from '#common/domain/quizzes/content-hash.ts'
import { chooseOne, compareTexts, contentText } from './content-text.ts'
import { mergeItems } from './merge-items.ts'

/**
 * Two copies of one running attempt: every question that was answered in either, and the time of the one that took more. Of two answers to
 * one question the first one given stands.
 */
export function mergeRunning(left: RunningAttempt, right: RunningAttempt): RunningAttempt {
  const { answers: _, usedMs: _used, ...terms } = chooseOne(withoutWork(left), withoutWork(right))
  const usedMs = left.usedMs === undefined ? right.usedMs : Math.max(left.usedMs, right.usedMs ?? 0)
  const byQuestion = new Map<string, RecordedAnswer>()
  for (const answer of [...left.answers, ...right.answers]) {
    const before = byQuestion.get(answer.questionId)
    byQuestion.set(answer.questionId, before === undefined ? answer : chooseFirst(before, answer))
  }
  return { ...terms, ...(usedMs === undefined ? {} : { usedMs }), answers: [...byQuestion.values()].sort(compareAnswers) }
}

/** What both copies were begun with. */
function withoutWork({ usedMs: _, ...terms }: RunningAttempt): RunningAttempt {
  return { ...terms, answers: [] }
}

function compareAnswers(one: RecordedAnswer, other: RecordedAnswer): number {
  return compareTexts(one.id, other.id) || compareTexts(one.questionId, other.questionId)
}

/** Ids are given in order. */
function chooseFirst(one: RecordedAnswer, other: RecordedAnswer): RecordedAnswer {
  if (one.id !== other.id) return one.id < other.id ? one : other
  return chooseOne(one, other)
}

/** The records of two copies. An attempt that was continued and finished on both computers stays as two attempts. */
export function mergeProgress(left: readonly ProgressRecord[], right: readonly ProgressRecord[]): readonly ProgressRecord[] {
  return mergeItems(left, right, settleRecords)
}

type FinishedRecord = Extract<ProgressRecord, { readonly kind: 'attempt-finished' }>

function settleRecords(one: ProgressRecord, other: ProgressRecord): readonly ProgressRecord[] {
  if (one.kind !== 'attempt-finished' || other.kind !== 'attempt-finished') return [chooseOne(one, other)]
  const [first, second] = isFinishedFirst(one, other) ? [one, other] : [other, one]
  return [first, underOwnId(second)]
}

function isFinishedFirst(one: FinishedRecord, other: FinishedRecord): boolean {
  const order = compareTexts(one.attempt.finishedAt, other.attempt.finishedAt)
  return order === 0 ? contentText(one) < contentText(other) : order < 0
}

/** Its id comes from its content, so that every copy gives it the same one; the time in it stays, which names the file of the record. */
function underOwnId(record: FinishedRecord): FinishedRecord {
  const text = contentText(record)
  const hash = contentHash(text) + contentHash(`again ${text}`)
  const id = `${record.id.slice(0, 14)}7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
  return { ...record, id, attempt: { ...record.attempt, id } }
}
