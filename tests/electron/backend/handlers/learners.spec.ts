import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

describe.each(links)('removing a learner over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  const names = async (): Promise<readonly string[]> =>
    (await link.call('learners.list')).map(entry => (entry.kind === 'known' ? entry.learner.name : entry.kind))

  async function createTwo(): Promise<string> {
    const { id } = await link.call('learners.create', { name: 'Amina', organisation: '', locale: 'en' })
    await link.call('progress.finishLesson', { courseId: 'small', lessonId: 'first' })
    await link.call('learners.create', { name: 'Badr', organisation: '', locale: 'en' })
    return id
  }

  it('takes all records away, after a backup that holds them, and can be undone', async () => {
    const learnerId = await createTwo()
    await link.call('learners.remove', { learnerId })
    expect(await names()).toEqual(['Badr'])
    await expect(link.call('learners.choose', { learnerId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await link.call('storage.backups')).toMatchObject([{ reason: 'before-removal', summary: { learners: 2 } }])
    await link.call('learners.undoRemoval', { learnerId })
    await link.call('learners.choose', { learnerId })
    expect(await link.call('progress.overview')).toMatchObject([{ lessonsFinished: ['first'] }])
  })

  it('tells every window, and is final at the next start', async () => {
    const learnerId = await createTwo()
    const other = await open(backend)
    const heard: string[] = []
    other.subscribe('learners.removed', removed => heard.push(removed.learnerId))
    await other.call('learners.choose', { learnerId })
    await link.call('learners.remove', { learnerId })
    await expect.poll(() => heard).toEqual([learnerId])
    const late = other.call('progress.finishLesson', { courseId: 'small', lessonId: 'second' })
    await expect(late).rejects.toMatchObject({ code: 'not-signed-in' })
    expect((await link.call('learners.list')).filter(({ kind }) => kind !== 'known')).toEqual([])
    expect((await link.call('settings.read')).lastLearnerId).toBeUndefined()
    expect(await readdir(join(backend.dataFolder, 'removed'))).toEqual([learnerId])
    other.close()
    const { dataFolder } = backend
    link.close()
    const kept = await mkdtemp(join(tmpdir(), 'jmdi-kept-'))
    await cp(dataFolder, kept, { recursive: true, filter: path => !path.includes('lock') })
    await backend.close()
    backend = await openTestBackend({ dataFolder: kept })
    link = await open(backend)
    expect(await names()).toEqual(['Badr'])
    expect(await readdir(kept)).not.toContain('removed')
    await expect(link.call('learners.undoRemoval', { learnerId })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('needs the PIN where there is one', async () => {
    const learnerId = await createTwo()
    await link.call('facilitators.setEnabled', { isOn: true })
    await link.call('facilitators.setPin', { pin: '4711' })
    await link.call('facilitators.lock')
    await expect(link.call('learners.remove', { learnerId })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await names()).toEqual(['Amina', 'Badr'])
  })
})
