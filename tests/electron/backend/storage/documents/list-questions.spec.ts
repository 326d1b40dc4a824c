import { describe, expect, it } from 'vitest'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { attemptKind } from '#backend/storage/kinds/attempt.kind.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { answerTo, attemptFinished, runningAttempt } from '#tests/support/records.ts'

const RESPONSES: readonly QuestionResponse[] = [
  { kind: 'matching', pairs: { births: 'registry' } },
  { kind: 'ordering', itemIds: ['arrive', 'register'] },
  { kind: 'likert', ratings: { ask: 0, write: 4 } },
]
const running = runningAttempt({ answers: RESPONSES.map((response, index) => ({ ...answerTo(`question-${index}`), response })) })
const before = runningAttempt({ answers: [answerTo('stock-or-flow')] })

describe('answers to matching, ordering and Likert questions', () => {
  it('are kept in a running attempt and in the records', () => {
    expect(migrate(attemptKind, currentSchema(attemptKind), running)).toEqual(running)
    const finished = { records: [attemptFinished(running)] }
    expect(migrate(recordsKind, currentSchema(recordsKind), finished)).toEqual(finished)
  })

  it('leave those from before as they were', () => {
    expect(migrate(attemptKind, 2, before)).toEqual(before)
    const finished = { records: [attemptFinished(before)] }
    expect(migrate(recordsKind, 3, finished)).toEqual(finished)
  })

  it('are left to newer programs: an older one would take them for damaged', () => {
    const sealed = (kind: typeof attemptKind | typeof recordsKind, data: unknown) =>
      sealEnvelope(currentSchema(kind), '2026-03-05T10:00:00.000Z', data)
    expect(openEnvelope(sealed(attemptKind, running), 2).kind).toBe('newer')
    expect(openEnvelope(sealed(recordsKind, { records: [attemptFinished(running)] }), 3).kind).toBe('newer')
  })
})
