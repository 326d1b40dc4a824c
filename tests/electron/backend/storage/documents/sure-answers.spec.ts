import { describe, expect, it } from 'vitest'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { attemptKind } from '#backend/storage/kinds/attempt.kind.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { answerTo, attemptFinished, runningAttempt } from '#tests/support/records.ts'

const running = runningAttempt({ answers: [answerTo('stock-or-flow')] })
const records = { records: [attemptFinished(running)] }

describe('answers from before a quiz asked how sure one is', () => {
  it('are read as they are', () => {
    expect(migrate(attemptKind, 1, running)).toEqual(running)
    expect(migrate(recordsKind, 2, records)).toEqual(records)
  })

  it('that say it keep it, and the attempt that it asks', () => {
    const sure = { ...running, asksSure: true, answers: [answerTo('stock-or-flow', { sure: false })] }
    expect(migrate(attemptKind, currentSchema(attemptKind), sure)).toEqual(sure)
    const finished = { records: [attemptFinished(sure)] }
    expect(migrate(recordsKind, currentSchema(recordsKind), finished)).toEqual(finished)
  })

  it('are left to newer programs: an older one would save them without it', () => {
    const sealed = (kind: typeof attemptKind | typeof recordsKind, data: unknown) =>
      sealEnvelope(currentSchema(kind), '2026-03-05T10:00:00.000Z', data)
    expect(openEnvelope(sealed(attemptKind, running), 1).kind).toBe('newer')
    expect(openEnvelope(sealed(recordsKind, records), 2).kind).toBe('newer')
  })
})
