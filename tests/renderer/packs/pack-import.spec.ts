import { describe, expect, it } from 'vitest'
import type { PackContents } from '#common/contract/packs.ts'
import { applyImportState, type PackImport } from '#renderer/features/packs/pack-import.ts'

const contents: PackContents = { courseId: 'town', version: '1.0.0', title: { en: 'Town' }, languages: ['en'], lessonCount: 1, bytes: 100 }
const installing: PackImport = { kind: 'installing', importId: 'one', done: 0, of: 100 }

describe('the import of a course while it is being installed', () => {
  it('shows its progress', () => {
    expect(applyImportState(installing, 'one', { kind: 'unpacking', done: 40, of: 100 })).toEqual({ ...installing, done: 40 })
  })

  it('does not reset the progress before the first step is known', () => {
    expect(applyImportState(installing, 'one', { kind: 'unpacking', done: 0, of: 0 })).toBe(installing)
  })

  it.each([
    ['installed', { kind: 'installed', contents, verdict: { kind: 'new' } }, { kind: 'installed', contents }],
    ['already installed', { kind: 'nothing-to-do', contents }, { kind: 'installed', contents }],
    [
      'refused',
      { kind: 'refused', refusal: { because: 'checksum', path: 'a' } },
      { kind: 'refused', refusal: { because: 'checksum', path: 'a' } },
    ],
    [
      'needs consent after all',
      { kind: 'asks', contents, verdict: { kind: 'older', than: '2.0.0' } },
      { kind: 'inspected', importId: 'one', contents, verdict: { kind: 'older', than: '2.0.0' } },
    ],
  ] as const)('ends with the outcome: %s', (_name, outcome, wanted) => {
    expect(applyImportState(installing, 'one', { kind: 'ended', outcome })).toEqual(wanted)
  })

  it('reports a failed disk', () => {
    expect(applyImportState(installing, 'one', { kind: 'failed', code: 'storage-full' })).toEqual({ kind: 'failed', code: 'storage-full' })
  })

  it('ignores the import of another window, and any while nothing is being installed', () => {
    expect(applyImportState(installing, 'two', { kind: 'failed', code: 'internal' })).toBe(installing)
    const choosing: PackImport = { kind: 'choosing' }
    expect(applyImportState(choosing, 'one', { kind: 'failed', code: 'internal' })).toBe(choosing)
  })
})
