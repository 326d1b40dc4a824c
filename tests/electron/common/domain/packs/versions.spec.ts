import { describe, expect, it } from 'vitest'
import { decideInstall, needsConsent } from '#common/domain/packs/install-verdict.ts'
import { compareVersions, replacesShippedCourse } from '#common/domain/packs/versions.ts'

describe('versions', () => {
  it.each([
    ['1.0.0', '1.0.0', 0],
    ['1.0.1', '1.0.0', 1],
    ['1.10.0', '1.9.9', 1],
    ['2.0.0', '10.0.0', -1],
    ['nonsense', '0.0.0', -1],
    ['nonsense', 'other', 0],
  ])('%s against %s', (one, other, sign) => {
    expect(Math.sign(compareVersions(one, other))).toBe(sign)
  })
})

describe('the effect of installing a pack', () => {
  const there = { version: '1.1.0', sameContent: true }

  it.each([
    ['1.0.0', undefined, 'new', false],
    ['1.2.0', there, 'newer', false],
    ['1.0.0', there, 'older', true],
    ['1.1.0', there, 'same', false],
    ['1.1.0', { ...there, sameContent: false }, 'different', true],
  ])('version %s over %j is %s', (version, inPlace, kind, asks) => {
    const verdict = decideInstall(version, inPlace)
    expect(verdict.kind).toBe(kind)
    expect(needsConsent(verdict)).toBe(asks)
  })
})

describe('a pack that replaces a shipped course', () => {
  it.each([
    ['newer', { version: '1.1.0', over: '1.0.0' }, '1.0.0', true],
    ['newer than a later one still', { version: '3.0.0', over: '1.0.0' }, '2.0.0', true],
    ['older, but chosen over this very one', { version: '0.9.0', over: '1.0.0' }, '1.0.0', true],
    ['older, chosen over one before this', { version: '0.9.0', over: '1.0.0' }, '1.1.0', false],
    ['the same, once the suite brings it', { version: '1.1.0', over: '1.0.0' }, '1.1.0', false],
    ['older, from a time when the suite brought none', { version: '1.0.0', over: undefined }, '1.1.0', false],
  ])('is shown or not when %s', (_name, pack, shipped, shown) => {
    expect(replacesShippedCourse(pack, shipped)).toBe(shown)
  })
})
