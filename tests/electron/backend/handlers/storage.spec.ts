import { join } from 'node:path'
import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

let backend: TestBackend

beforeEach(async () => {
  backend = await openTestBackend()
})

afterEach(() => backend.close())

const AMAL = { name: 'Amal', organisation: '', locale: 'en' } as const

describe.each(links)('backups over $name', ({ open }) => {
  let link: TestLink

  beforeEach(async () => {
    link = await open(backend)
  })

  afterEach(() => link.close())

  it('are not made before there is a learner or a workshop', async () => {
    await expect(link.call('storage.backUp')).rejects.toMatchObject({ code: 'conflict' })
    expect(await link.call('storage.backups')).toEqual([])
  })

  it('offer the undo of a restore to every window, also to one that is opened later, until it is dismissed', async () => {
    await link.call('learners.create', AMAL)
    const { name } = await link.call('storage.backUp')
    expect(await link.call('storage.undo')).toBeNull()
    const { undo } = await link.call('storage.restore', { name })
    const later = await open(backend)
    expect(await later.call('storage.undo')).toMatchObject({ name: undo.name, summary: { kind: 'known', learners: 1 } })
    await later.call('storage.dismissUndo')
    expect(await link.call('storage.undo')).toBeNull()
    later.close()
  })

  it('are restored only after the facilitator PIN where there is one, and a refusal writes nothing', async () => {
    await link.call('learners.create', AMAL)
    const { name } = await link.call('storage.backUp')
    await link.call('facilitators.setEnabled', { isOn: true })
    await link.call('facilitators.setPin', { pin: '4711' })
    await link.call('facilitators.lock')
    await expect(link.call('storage.restore', { name })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await readdir(join(backend.dataFolder, 'backups'))).toEqual([name])
    expect(await link.call('facilitators.unlock', { pin: '4711' })).toEqual({ kind: 'unlocked' })
    expect(await link.call('storage.restore', { name })).toMatchObject({ undo: { reason: 'before-restore' } })
  })
})
