import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { runInstall } from '#backend/commands/install.ts'
import { runNewCourse } from '#backend/commands/new-course.ts'
import { runPack } from '#backend/commands/pack.ts'
import { openDataFolder } from '#backend/storage/data-folder/data-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { PACK_FAULTS } from '#common/domain/packs/pack-refusal.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
  // The program as it lies on a disk: its courses beside its built parts.
  await mkdir(join(folder, 'program/courses'), { recursive: true })
  await run(runNewCourse, ['courses/town'])
})

async function run(command: typeof runInstall, args: readonly string[], locale: Locale = 'en') {
  const said = { out: '', err: '' }
  const io = {
    cwd: folder,
    locale,
    programFolder: join(folder, 'program/dist/electron/backend'),
    stdout: (text: string) => void (said.out += text),
    stderr: (text: string) => void (said.err += text),
  }
  return { code: await command(args, io), ...said }
}

async function version(value: string): Promise<void> {
  const file = join(folder, 'courses/town/course.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^version: [\d.]+/m, `version: ${value}`))
}

describe('pack', () => {
  it('puts a course into one file, the same each time', async () => {
    expect(await run(runPack, ['courses/town', '-o', 'one.jmdipack'])).toEqual({
      code: 0,
      err: '',
      out: 'town 0.1.0 exported: one.jmdipack (0.0 MB, languages: en)\n',
    })
    await run(runPack, ['courses/town', '-o', 'two.jmdipack'])
    expect((await readFile(join(folder, 'one.jmdipack'))).equals(await readFile(join(folder, 'two.jmdipack')))).toBe(true)
    expect((await readdir(folder)).filter(name => name.includes('.part'))).toEqual([])
  })

  it('names the file after the course and its version by default', async () => {
    expect((await run(runPack, ['courses/town'])).code).toBe(0)
    expect(await readdir(folder)).toContain('town-0.1.0.jmdipack')
  })

  it('lists the files it leaves out', async () => {
    await writeFile(join(folder, 'courses/town/todo.txt'), '')
    expect((await run(runPack, ['courses/town'])).out).toContain('Not exported, because it is not used: todo.txt\n')
  })

  it.each([[[]], [['a', 'b']], [['--nothing']]])('refuses %j with a message', async args => {
    expect(await run(runPack, args)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Usage') })
  })

  it('refuses a folder without a course, and a course with errors', async () => {
    expect(await run(runPack, ['nowhere'])).toMatchObject({ code: 1, err: expect.stringContaining('There is no course in nowhere') })
    await writeFile(join(folder, 'courses/town/en/quiz.md'), '---\ntitle: Quiz\n---\n\n## One {#one kind=single}\n\nWhich?\n')
    expect(await run(runPack, ['courses/town'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('The course has errors (2)'),
    })
    expect((await readdir(folder)).filter(name => name.endsWith('.jmdipack'))).toEqual([])
  })

  it('says why a file cannot be written, and leaves no part of it', async () => {
    expect(await run(runPack, ['courses/town', '-o', 'nowhere/town.jmdipack'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('ENOENT'),
    })
  })
})

describe('install', () => {
  beforeEach(() => run(runPack, ['courses/town', '-o', 'town.jmdipack']))

  it('installs a pack, and does nothing the second time', async () => {
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data'])).toEqual({ code: 0, err: '', out: 'town 0.1.0 is installed.\n' })
    expect(await readdir(join(folder, 'data/packs/town/1'))).toEqual(['installed.json', 'jmdipack.json', 'town'])
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data'])).toEqual({
      code: 0,
      err: '',
      out: 'town 0.1.0 is already installed. There is nothing to do.\n',
    })
  })

  it('replaces it with a newer one, and needs --replace for an older one', async () => {
    await run(runInstall, ['town.jmdipack', '--data', 'data'])
    await version('0.2.0')
    await run(runPack, ['courses/town', '-o', 'newer.jmdipack'])
    expect(await run(runInstall, ['newer.jmdipack', '--data', 'data'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('replaces 0.1.0'),
    })
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data'])).toEqual({
      code: 2,
      out: '',
      err: 'town 0.1.0 is older than the installed 0.2.0. Nothing was changed. To install it anyway, add --replace.\n',
    })
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data', '--replace'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('replaces the newer 0.2.0'),
    })
  })

  it('needs --replace for other content of the same shipped version', async () => {
    await cp(join(folder, 'courses/town'), join(folder, 'program/courses/town'), { recursive: true })
    await writeFile(join(folder, 'program/courses/town/en/glossary.md'), '---\ntitle: Glossary\n---\n\n## Other {#your-term}\n\nOther.\n')
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('with different content'),
    })
  })

  it('refuses an invalid pack in the language of the user, and installs nothing', async () => {
    await writeFile(join(folder, 'bad.jmdipack'), 'no pack')
    expect(await run(runInstall, ['bad.jmdipack', '--data', 'data'], 'es')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('No se aceptó el paquete; no se instaló nada. Este archivo no es un curso de la aplicación'),
    })
    expect(await readdir(join(folder, 'data'))).not.toContain('packs')
  })

  it.each([[[]], [['a', 'b']], [['--nothing']], [['nowhere.jmdipack']]])('refuses %j with a message', async args => {
    expect(await run(runInstall, args)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/\S/) })
  })

  it('leaves a folder alone that the suite has open', async () => {
    const opened = await openDataFolder(join(folder, 'data'), nodeFileSystem)
    expect(await run(runInstall, ['town.jmdipack', '--data', 'data'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('The suite is using this data folder'),
    })
    if (opened.kind === 'open') await opened.folder.release()
  })
})

describe('the messages for refused packs', () => {
  it.each(LOCALES)('are all there in %s', locale => {
    expect(Object.keys(messagesFor(locale).packFaults).sort()).toEqual([...PACK_FAULTS].sort())
  })
})
