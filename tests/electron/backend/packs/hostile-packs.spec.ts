import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { installPack, type InstallContext } from '#backend/packs/install-pack.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import type { InstallOutcome } from '#common/contract/packs.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { attacks, LESSON, packFiles, PICTURE, renamed, withManifestEntry } from '#tests/support/packs/hostile-packs.ts'
import { coursePackFiles, packWith } from '#tests/support/packs/pack-files.ts'

let base: string
let dataFolder: string
let context: InstallContext
let ids = 0

beforeEach(async () => {
  base = await temporaryFolder()
  dataFolder = join(base, 'data')
  await mkdir(dataFolder)
  const packsFolder = join(dataFolder, 'packs')
  const courses = openCourseLibrary({ folders: [], packsFolder })
  context = {
    courses,
    folder: openPackFolder(nodeFileSystem, packsFolder),
    dataFolder,
    fileSystem: nodeFileSystem,
    newId: () => `import-${++ids}`,
    now: () => new Date('2026-01-01'),
  }
})

async function install(pack: Uint8Array, consent = false): Promise<InstallOutcome> {
  const file = join(base, 'upload.jmdipack')
  await writeFile(file, pack)
  return installPack(file, consent, context, () => undefined)
}

/** Every file below the folder of this test. */
async function everything(): Promise<readonly string[]> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(base.length + 1))
    .sort()
}

describe('a hostile pack is refused completely', () => {
  it.each(attacks)('%s', async (_name, pack, because) => {
    expect(await install(pack())).toMatchObject({ kind: 'refused', refusal: { because } })
    expect(await everything()).toEqual(['upload.jmdipack'])
  })

  it('while the valid pack is installed', async () => {
    expect(await install(packWith(packFiles))).toMatchObject({
      kind: 'installed',
      contents: { courseId: 'small-town', lessonCount: 1, languages: ['en'] },
    })
    expect((await everything()).every(path => path === 'upload.jmdipack' || path.startsWith('data/packs/small-town/1/'))).toBe(true)
  })

  it('and an installed pack stays as it was', async () => {
    await install(packWith(packFiles))
    const newer = coursePackFiles('small-town', '1.1.0', 'Who came?')
    expect(
      await install(packWith(newer, { manifest: withManifestEntry(PICTURE, { sha256: 'b'.repeat(64) }) }, 'small-town', '1.1.0')),
    ).toMatchObject({
      kind: 'refused',
      refusal: { because: 'repacked', path: PICTURE },
    })
    expect(await readFile(join(dataFolder, 'packs/small-town/1', LESSON), 'utf8')).toContain('Who lives here?')
    expect(await readdir(join(dataFolder, 'packs/.incoming'))).toEqual([])
  })
})

describe('a pack with random changes', () => {
  it('is refused or installs the original content', { timeout: 120_000 }, async () => {
    const pack = packWith(packFiles)
    const changes = fc.array(fc.tuple(fc.nat(pack.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(changes, async changed => {
        const bytes = Buffer.from(pack)
        for (const [at, byte] of changed) bytes[at] = byte
        const outcome = await install(bytes, true)
        expect(['refused', 'installed', 'nothing-to-do']).toContain(outcome.kind)
        const written = (await everything()).filter(path => path !== 'upload.jmdipack' && !path.startsWith('data/packs/'))
        expect(written).toEqual([])
        if (outcome.kind === 'refused') return
        const [generation = ''] = (await readdir(join(dataFolder, 'packs/small-town'))).sort((one, other) => Number(other) - Number(one))
        for (const [path, content] of packFiles)
          expect(await readFile(join(dataFolder, 'packs/small-town', generation, path))).toEqual(content)
      }),
      { numRuns: 100 },
    )
  })

  it('is refused when truncated anywhere', async () => {
    const pack = packWith(packFiles)
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length - 1), async length => {
        expect((await install(pack.subarray(0, length))).kind).toBe('refused')
      }),
      { numRuns: 30 },
    )
  })

  it('is refused or stays inside the packs folder, whatever the names', { timeout: 120_000 }, async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', 'small-town', 'media', 'con', 'a.svg', 'C:', '\\', '/', 'ſ', 'é'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map(parts => parts.join('/'))
    await fc.assert(
      fc.asyncProperty(name, async path => {
        await install(renamed(path))
        expect((await everything()).filter(found => found !== 'upload.jmdipack' && !found.startsWith('data/packs/small-town/'))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})
