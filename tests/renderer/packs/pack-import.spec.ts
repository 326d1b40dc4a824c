import { describe, expect, it } from 'vitest'
import type { PackContents } from '#common/contract/packs.ts'
import { afterHearing, type PackImport } from '#renderer/features/packs/pack-import.ts'

const contents: PackContents = { courseId: 'town', version: '1.0.0', title: { en: 'Town' }, languages: ['en'], lessonCount: 1, bytes: 100 }
const installing: PackImport = { kind: 'installing', importId: 'one', done: 0, of: 100 }

describe('while a course is installed, the page', () => {
  it('shows how far it is', () => {
    expect(afterHearing(installing, 'one', { kind: 'unpacking', done: 40, of: 100 })).toEqual({ ...installing, done: 40 })
  })

  it('does not jump back before the first step is known', () => {
    expect(afterHearing(installing, 'one', { kind: 'unpacking', done: 0, of: 0 })).toBe(installing)
  })

  it.each([
    ['installed', { kind: 'installed', contents, verdict: { kind: 'new' } }, { kind: 'installed', contents }],
    ['was there already', { kind: 'nothing-to-do', contents }, { kind: 'installed', contents }],
    [
      'was refused',
      { kind: 'refused', refusal: { because: 'checksum', path: 'a' } },
      { kind: 'refused', refusal: { because: 'checksum', path: 'a' } },
    ],
    [
      'asks after all',
      { kind: 'asks', contents, verdict: { kind: 'older', than: '2.0.0' } },
      { kind: 'looked', importId: 'one', contents, verdict: { kind: 'older', than: '2.0.0' } },
    ],
  ] as const)('says that it %s', (_name, outcome, wanted) => {
    expect(afterHearing(installing, 'one', { kind: 'ended', outcome })).toEqual(wanted)
  })

  it('says that the disk refused', () => {
    expect(afterHearing(installing, 'one', { kind: 'failed', code: 'storage-full' })).toEqual({ kind: 'failed', code: 'storage-full' })
  })

  it('does not listen to another window’s import, nor when it installs nothing', () => {
    expect(afterHearing(installing, 'two', { kind: 'failed', code: 'internal' })).toBe(installing)
    const choosing: PackImport = { kind: 'choosing' }
    expect(afterHearing(choosing, 'one', { kind: 'failed', code: 'internal' })).toBe(choosing)
  })
})
