import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { readingPlacesKind } from '#backend/storage/kinds/reading-places.kind.ts'

const old = { places: { 'who-moves': { kind: 'value', value: { paragraph: 3, words: 'Who' }, counter: 1, id: v7() } } }

describe('reading places from before there were bookmarks', () => {
  it('are read as they are, with no bookmark', () => {
    expect(migrate(readingPlacesKind, 1, old)).toEqual({ ...old, bookmarks: {} })
  })

  it('leave a document with bookmarks to newer programs: an older one takes it for newer, not for damaged', () => {
    const sealed = sealEnvelope(currentSchema(readingPlacesKind), '2026-03-05T10:00:00.000Z', { ...old, bookmarks: {} })
    expect(openEnvelope(sealed, 1).kind).toBe('newer')
  })
})
