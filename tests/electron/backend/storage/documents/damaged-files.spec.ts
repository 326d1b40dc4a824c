import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { learnerNamed, lessonFinished } from '#tests/support/records.ts'

/** A learner who was Amal and is now Basma, so that there are two generations. */
async function folderWithTwoGenerations(): Promise<{ path: string; id: string; profile: string }> {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path })
  const { id } = await storage.learners.add(learnerNamed('Amal'))
  await storage.learners.change(id, learner => ({ ...learner, name: 'Basma' }))
  await storage.close()
  return { path, id, profile: join(path, 'learners', id, 'profile.json') }
}

const damages: readonly (readonly [string, (text: string) => string])[] = [
  ['empty', () => ''],
  ['cut short', text => text.slice(0, text.length / 2)],
  ['without its last letter', text => text.trimEnd().slice(0, -1)],
  ['garbage', () => '\u0000\u0000\u0000\u0000'],
  ['changed by a hand', text => text.replace('Basma', 'Basra')],
  ['not an envelope', () => '[1,2,3]'],
  ['of no schema', text => text.replace(/"schema":\d+/, '"schema":0')],
  ['of another kind', () => '{"schema":1,"writtenAt":"2026-03-05T10:00:00.000Z","checksum":"00","data":{}}'],
]

describe('a damaged file', () => {
  it.each(damages)('that is %s is quarantined and replaced with the previous generation, with notices', async (_, damage) => {
    const { path, id, profile } = await folderWithTwoGenerations()
    const damaged = damage(await readFile(profile, 'utf8'))
    await writeFile(profile, damaged)
    const storage = await openedStorage({ path })
    const heard: string[] = []
    storage.notices.listen(notice => heard.push(notice.kind))
    expect(await storage.learners.read(id)).toMatchObject({ name: 'Amal' })
    expect(heard).toEqual(['quarantined', 'previous-generation'])
    expect(storage.notices.list()).toMatchObject([
      { kind: 'quarantined', document: `learners/${id}/profile.json` },
      { kind: 'previous-generation' },
    ])
    const [kept = ''] = await readdir(join(path, 'quarantine'))
    expect(kept).toContain(`learners~${id}~profile.json`)
    expect(await readFile(join(path, 'quarantine', kept), 'utf8')).toBe(damaged)
    // The next opening finds nothing to say.
    await storage.close()
    const again = await openedStorage({ path })
    expect(await again.learners.read(id)).toMatchObject({ name: 'Amal' })
    expect(again.notices.list()).toEqual([])
  })

  it('does not prevent a change, which is made to the previous generation', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await writeFile(profile, 'garbage')
    const storage = await openedStorage({ path })
    expect(await storage.learners.change(id, learner => ({ ...learner, name: `${learner.name} C.` }))).toMatchObject({ name: 'Amal C.' })
  })

  it('that is missing is replaced with the previous generation', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await rm(profile)
    const storage = await openedStorage({ path })
    expect(await storage.learners.read(id)).toMatchObject({ name: 'Amal' })
    expect(storage.notices.list()).toMatchObject([{ kind: 'previous-generation' }])
  })

  it('makes the learner unreadable when both generations are damaged, and both go to quarantine', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await writeFile(profile, 'garbage')
    await writeFile(`${profile}.previous`, 'more garbage')
    const storage = await openedStorage({ path })
    await storage.records.append(id, 'core', [lessonFinished('who-moves')])
    expect(await storage.learners.list()).toEqual([{ kind: 'unreadable', id }])
    expect(await readdir(join(path, 'quarantine'))).toHaveLength(2)
  })
})

describe('a file of a newer version', () => {
  const future = '{"schema":99,"written":"in a way that nobody knows yet"}'

  it('is left untouched with a notice, and its learner is not opened', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await writeFile(profile, future)
    const storage = await openedStorage({ path })
    const other = await storage.learners.add(learnerNamed('Carmen'))
    expect(await storage.learners.list()).toEqual(
      expect.arrayContaining([
        { kind: 'newer', id },
        { kind: 'known', learner: other },
      ]),
    )
    await expect(storage.learners.read(id)).rejects.toMatchObject({ code: 'storage-newer' })
    await expect(storage.learners.change(id, learner => learner)).rejects.toMatchObject({ code: 'storage-newer' })
    await expect(storage.learners.add(learnerNamed('Again', { id }))).rejects.toMatchObject({ code: 'storage-newer' })
    expect(await readFile(profile, 'utf8')).toBe(future)
    expect(storage.notices.list()).toMatchObject([{ kind: 'newer-schema' }])
  })

  it('is left untouched when only the previous generation is newer', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await rm(profile)
    await writeFile(`${profile}.previous`, future)
    const storage = await openedStorage({ path })
    await expect(storage.learners.read(id)).rejects.toMatchObject({ code: 'storage-newer' })
    expect(await readFile(`${profile}.previous`, 'utf8')).toBe(future)
  })

  it('prevents settings from being replaced', async () => {
    const path = await temporaryFolder()
    await writeFile(join(path, 'settings.json'), future)
    const storage = await openedStorage({ path })
    await expect(storage.settings.read()).rejects.toMatchObject({ code: 'storage-newer' })
    await expect(storage.settings.change(settings => ({ ...settings, theme: 'dark' }))).rejects.toMatchObject({ code: 'storage-newer' })
    expect(await readFile(join(path, 'settings.json'), 'utf8')).toBe(future)
  })
})

describe('temporary files', () => {
  it('do not count and are deleted by the next save in their folder', async () => {
    const { path, id, profile } = await folderWithTwoGenerations()
    await writeFile(`${profile}.0a1b.tmp`, 'half')
    const storage = await openedStorage({ path })
    await storage.learners.change(id, learner => ({ ...learner, name: 'Carmen' }))
    expect((await readdir(join(path, 'learners', id))).sort()).toEqual(['profile.json', 'profile.json.previous'])
  })
})
