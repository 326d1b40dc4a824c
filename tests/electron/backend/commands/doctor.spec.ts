import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runDoctor } from '#backend/commands/doctor.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { readContents } from '#tests/support/contents.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { rewriteBackup } from '#tests/electron/backend/storage/backups/backup-fixture.ts'
import { learnerNamed, lessonFinished } from '#tests/support/records.ts'

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function doctor(path: string, locale: Locale = 'en'): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await runDoctor(['--data', path], {
    cwd: '/',
    programFolder: '/opt/suite/dist/electron/backend/',
    locale,
    stdout: text => void (said.out += text),
    stderr: text => void (said.err += text),
  })
  return { code, ...said }
}

/** Amal, renamed once, with records, a note and one backup. */
async function folderOfAmal(): Promise<{ path: string; id: string; file: (name: string) => string }> {
  const path = await temporaryFolder()
  const storage = await openedStorage({ path })
  const { id } = await storage.learners.add(learnerNamed('Amal'))
  await storage.learners.change(id, learner => ({ ...learner, name: 'Amal B.' }))
  await storage.records.append(id, 'core', [lessonFinished('who-moves')])
  await storage.notes.save(id, 'core', 'box', 'a thought', 'a')
  await storage.settings.read()
  await storage.backups.make('asked')
  await storage.close()
  return { path, id, file: name => join(path, 'learners', id, name) }
}

describe('doctor', () => {
  it('exits with 0 on a healthy folder and changes nothing', async () => {
    const { path } = await folderOfAmal()
    const before = await readContents(path)
    expect(await doctor(path)).toEqual({ code: 0, out: `Checking the data folder ${path}\nNo problems found.\n`, err: '' })
    expect(await readContents(path)).toEqual(before)
  })

  it('repairs a damaged document from its previous version, and finds nothing the second time', async () => {
    const { path, file } = await folderOfAmal()
    await writeFile(file('profile.json'), 'garbage')
    const first = await doctor(path)
    expect(first).toMatchObject({
      code: 1,
      out: expect.stringMatching(/profile\.json: damaged\. The previous version is good\. Repaired\./),
    })
    expect(await readFile(file('profile.json'), 'utf8')).toContain('Amal')
    expect(await readdir(join(path, 'quarantine'))).toHaveLength(1)
    expect((await doctor(path)).code).toBe(0)
  })

  it.each(['core/2026-03.json', 'profile.json'])('restores %s, which has no good copy, from the newest backup that has it', async name => {
    const { path, file } = await folderOfAmal()
    const before = await readContents(path)
    await rm(`${file(name)}.previous`, { force: true })
    await writeFile(file(name), '')
    expect(await doctor(path)).toMatchObject({ code: 1, out: expect.stringMatching(/Restored from the backup [\w.-]+\.zip\./) })
    expect(await readContents(path)).toEqual(before)
    expect((await doctor(path)).code).toBe(0)
  })

  it('finds a missing profile and restores it from a backup', async () => {
    const { path, file } = await folderOfAmal()
    await Promise.all(['profile.json', 'profile.json.previous'].map(name => rm(file(name))))
    expect(await doctor(path)).toMatchObject({ code: 1, out: expect.stringContaining('profile is missing') })
    expect(await readFile(file('profile.json'), 'utf8')).toContain('Amal B.')
  })

  it('exits with 2 when something is lost, and quarantines what was damaged', async () => {
    const { path, file } = await folderOfAmal()
    await rm(join(path, 'backups'), { recursive: true })
    await writeFile(file('notes/core.json'), 'garbage')
    expect(await doctor(path)).toMatchObject({ code: 2, out: expect.stringContaining('No good copy was found.') })
    const [kept = ''] = await readdir(join(path, 'quarantine'))
    expect(await readFile(join(path, 'quarantine', kept), 'utf8')).toBe('garbage')
  })

  it('leaves files of a newer version untouched, and says so', async () => {
    const { path, file } = await folderOfAmal()
    const future = '{"schema":99,"new":"ways"}'
    await writeFile(file('profile.json'), future)
    await writeFile(file('core/2026-03.json'), 'garbage')
    await writeFile(`${file('core/2026-03.json')}.previous`, future)
    expect(await doctor(path)).toMatchObject({ code: 2, out: expect.stringContaining('saved by a newer version') })
    expect(await readFile(file('profile.json'), 'utf8')).toBe(future)
    expect(await readFile(file('core/2026-03.json'), 'utf8')).toBe('garbage')
  })

  it('removes temporary files, a damaged previous version and a damaged backup', async () => {
    const { path, file } = await folderOfAmal()
    const [backup = ''] = await readdir(join(path, 'backups'))
    await writeFile(file('profile.json.0a1b.tmp'), 'half')
    await writeFile(file('profile.json.previous'), 'garbage')
    await writeFile(join(path, 'backups', backup), 'no zip')
    const { code, out } = await doctor(path)
    expect(code).toBe(1)
    expect(out.match(/Repaired\./g)).toHaveLength(3)
    expect((await doctor(path)).code).toBe(0)
    expect(await readdir(file(''))).toEqual(expect.not.arrayContaining(['profile.json.0a1b.tmp']))
  })

  it('leaves the backup of a newer version where it is, and takes no document of a newer version from one', async () => {
    const { path, file } = await folderOfAmal()
    const storage = await openedStorage({ path })
    const { name } = await storage.backups.make('asked')
    await storage.close()
    const [oldest = ''] = await readdir(join(path, 'backups'))
    await rewriteBackup(path, oldest, { format: 'jmdi-backup-2' })
    await rewriteBackup(path, name, { content: (_, text) => text.replace(/"schema":\d+/, '"schema":99') })
    await writeFile(file('core/2026-03.json'), '')
    const { code, out } = await doctor(path)
    expect([code, out]).toEqual([2, expect.stringMatching(/No good copy was found\.[^]*backups\/.*saved by a newer version/)])
    expect(await readdir(join(path, 'backups'))).toEqual([oldest, name])
    expect(await readdir(file('core'))).toEqual([])
  })

  it('only examines a folder that is in use', async () => {
    const { path, file } = await folderOfAmal()
    const storage = await openedStorage({ path })
    expect(await doctor(path)).toMatchObject({ code: 0, out: expect.stringContaining('The suite is using this folder') })
    await writeFile(file('profile.json'), 'garbage')
    expect(await doctor(path)).toMatchObject({ code: 2, out: expect.stringContaining('profile.json: damaged') })
    expect(await readFile(file('profile.json'), 'utf8')).toBe('garbage')
    await storage.close()
  })

  it('says when there is no such folder, and creates none', async () => {
    const path = join(await temporaryFolder(), 'nowhere')
    expect(await doctor(path)).toEqual({ code: 2, out: '', err: `There is no data folder at ${path}.\n` })
    expect(await doctor(path)).toMatchObject({ code: 2 })
  })

  it('shows its usage on invalid arguments', async () => {
    let err = ''
    expect(
      await runDoctor(['--cure'], {
        cwd: '/',
        programFolder: '/opt/suite/dist/electron/backend/',
        locale: 'en',
        stdout: () => undefined,
        stderr: text => void (err += text),
      }),
    ).toBe(2)
    expect(err).toBe('Usage: jmdi doctor [--data DIR]\n')
  })

  it('has its messages in every language', async () => {
    const { path } = await folderOfAmal()
    const said = await Promise.all(LOCALES.map(async locale => (await doctor(path, locale)).out.split('\n')[1]))
    expect(new Set(said).size).toBe(LOCALES.length)
  })
})
