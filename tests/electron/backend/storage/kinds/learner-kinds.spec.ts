import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findKindMerge } from '#common/domain/learners/merge/learner-kinds.ts'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { openEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { learnerKind } from '#backend/storage/kinds/learner.kind.ts'
import { root } from '#tests/support/project-root.ts'
import { learnerNamed } from '#tests/support/records.ts'
import { LEARNER_KINDS } from './learner-places.ts'

const FOLDER = join(root, 'electron/backend/storage/kinds')
/** Kinds of which no learner has any. A new kind is either here or has a way to merge. */
const OTHERS = [
  'anonymity-keys',
  'assignments',
  'erasure',
  'learner-pins',
  'restore',
  'room',
  'room-copy-folder',
  'sessions',
  'settings',
  'workshop',
  'workshop-outcomes',
]

async function listKinds(): Promise<readonly string[]> {
  const names: string[] = []
  for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.kind.ts'))) {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(FOLDER, file)).href)
    for (const value of Object.values(module)) {
      if (typeof value === 'object' && value !== null && 'name' in value && 'migrations' in value) names.push(String(value.name))
    }
  }
  return names.sort()
}

describe('the kinds of documents', () => {
  it('can each be merged, or belong to no learner', async () => {
    const kinds = await listKinds()
    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.filter(name => findKindMerge(name) === undefined)).toEqual(OTHERS)
    expect(kinds.filter(name => findKindMerge(name) !== undefined)).toEqual(LEARNER_KINDS.toSorted())
  })

  it('that have a place in the folder of a learner can each be merged', () => {
    expect(LEARNER_KINDS.filter(name => findKindMerge(name) === undefined)).toEqual([])
    expect(new Set(LEARNER_KINDS).size).toBe(LEARNER_KINDS.length)
  })
})

describe('a profile from before profiles said how often they were changed', () => {
  it('is read as it is', () => {
    const learner = learnerNamed('Amal')
    expect(migrate(learnerKind, 1, learner)).toEqual(learner)
  })

  it('is saved so that an older program leaves it alone', () => {
    const sealed = sealEnvelope(currentSchema(learnerKind), '2026-03-05T10:00:00.000Z', learnerNamed('Amal'))
    expect(openEnvelope(sealed, 1).kind).toBe('newer')
  })
})
