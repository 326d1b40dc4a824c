import { describe, expect, it } from 'vitest'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { attemptKind } from '#backend/storage/kinds/attempt.kind.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { answerTo, attemptFinished, runningAttempt } from '#tests/support/records.ts'

const before = runningAttempt({ answers: [answerTo('stock-or-flow', { sure: true })], asksSure: true })
const running = {
  ...before,
  seed: '0a1b',
  orders: { 'stock-or-flow': ['b', 'a'] },
  limitMs: 750_000,
  extraTime: 25,
  usedMs: 61_000,
} as const

describe('attempts from before their orders and their time were kept', () => {
  it('are read as they are, with how sure one was', () => {
    expect(migrate(attemptKind, 3, before)).toEqual(before)
    const finished = { records: [attemptFinished(before)] }
    expect(migrate(recordsKind, 4, finished)).toEqual(finished)
  })
})

describe('attempts with their orders and their time', () => {
  it('are kept, running and finished', () => {
    expect(migrate(attemptKind, currentSchema(attemptKind), running)).toEqual(running)
    const record = attemptFinished(running)
    const ended = record.kind === 'attempt-finished' ? { ...record, attempt: { ...record.attempt, endedByTime: true } } : record
    const finished = { records: [ended] }
    expect(migrate(recordsKind, currentSchema(recordsKind), finished)).toEqual(finished)
  })

  it('are left to newer programs: an older one would save them without', () => {
    const sealed = (kind: typeof attemptKind | typeof recordsKind, data: unknown) =>
      sealEnvelope(currentSchema(kind), '2026-03-05T10:00:00.000Z', data)
    expect(openEnvelope(sealed(attemptKind, running), 3).kind).toBe('newer')
    expect(openEnvelope(sealed(recordsKind, { records: [attemptFinished(running)] }), 4).kind).toBe('newer')
  })
})
