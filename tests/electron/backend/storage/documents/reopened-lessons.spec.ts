import { describe, expect, it } from 'vitest'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { lessonFinished } from '#tests/support/records.ts'

const old = { records: [lessonFinished('who-moves')] }

describe('records from before lessons could be opened again', () => {
  it('are read as they are', () => {
    expect(migrate(recordsKind, 1, old)).toEqual(old)
  })

  it('leave a document with a reopened lesson to newer programs: an older one takes it for newer, not for damaged', () => {
    const sealed = sealEnvelope(currentSchema(recordsKind), '2026-03-05T10:00:00.000Z', old)
    expect(openEnvelope(sealed, 1).kind).toBe('newer')
  })
})
