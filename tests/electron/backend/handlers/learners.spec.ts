import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

describe.each(links)('a profile over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
    await link.call('learners.create', { name: 'Amina', organisation: 'Town hall', role: 'academia', country: 'MA', locale: 'en' })
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('keeps the fields that a change leaves out', async () => {
    expect(await link.call('learners.change', { name: 'Amina B.' })).toMatchObject({ name: 'Amina B.', role: 'academia', country: 'MA' })
  })

  it('clears role and country when they are null', async () => {
    const changed = await link.call('learners.change', { role: null, country: null })
    expect([changed.role, changed.country]).toEqual([undefined, undefined])
    const current = await link.call('learners.current')
    expect([current?.name, current?.role, current?.country]).toEqual(['Amina', undefined, undefined])
  })
})
