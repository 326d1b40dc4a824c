import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { installPack } from '#backend/packs/install-pack.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { coursePackFiles, packWith } from '#tests/support/packs/pack-files.ts'
import { crashImages, hashOfImage, type CrashImage } from '#tests/support/power-cut/crash-images.ts'
import { imageFolder } from '#tests/support/power-cut/image-folder.ts'
import { createModelDisk } from '#tests/support/power-cut/model-disk.ts'
import { createRecorder, type Recorder } from '#tests/support/power-cut/recorder.ts'

const VERSIONS = ['1.0.0', '1.1.0', '1.2.0'] as const
const PACKS = 'data/packs'

/** Installs one version after another on a real disk and records it. `ends`: how long the record was when each was said to be installed. */
async function record(base: string): Promise<{ readonly trace: Recorder['trace']; readonly ends: readonly number[] }> {
  const recorder = createRecorder(base, nodeFileSystem)
  const { fileSystem } = recorder
  await fileSystem.makeFolder(join(base, 'data'))
  await fileSystem.syncFolder(base)
  const courses = openCourseLibrary({ folders: [], packsFolder: join(base, PACKS) })
  const terms = {
    courses,
    folder: openPackFolder(fileSystem, join(base, PACKS)),
    dataFolder: join(base, 'data'),
    fileSystem,
    now: () => new Date('2026-01-01'),
  }
  const ends: number[] = []
  for (const version of VERSIONS) {
    const file = join(base, `${version}.jmdipack`)
    await writeFile(file, packWith(coursePackFiles('small-town', version, version), {}, 'small-town', version))
    expect((await installPack(file, false, { ...terms, newId: () => version }, () => undefined)).kind).toBe('installed')
    ends.push(recorder.trace.length)
  }
  return { trace: recorder.trace, ends }
}

/** The version that a suite finds after the power cut, if all its files are whole. */
async function versionAfter(image: CrashImage): Promise<string> {
  const base = await imageFolder()
  try {
    for (const [path, bytes] of image) await (bytes === undefined ? mkdir(join(base, path)) : writeFile(join(base, path), bytes))
    await openPackFolder(nodeFileSystem, join(base, PACKS)).cleanUp()
    const place = await openCourseLibrary({ folders: [], packsFolder: join(base, PACKS) }).locate('small-town')
    if (place === undefined) return 'none'
    const { version } = place.manifest
    for (const [path, content] of coursePackFiles('small-town', version, version)) {
      if (!content.equals(await readFile(join(place.collectionFolder, path)).catch(() => Buffer.of()))) return `half of ${version}: ${path}`
    }
    return version
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

it(
  'a power cut at any moment leaves the old pack or the new one, whole, and the new one once it was said',
  { timeout: 300_000 },
  async () => {
    const { trace, ends } = await record(await temporaryFolder())
    const disk = createModelDisk()
    const verdicts = new Map<string, string>()
    const wrong: string[] = []
    for (const [index, event] of trace.entries()) {
      disk.apply(event, index)
      const installed = ends.filter(end => end <= index + 1).length
      const allowed = [VERSIONS[installed - 1] ?? 'none', VERSIONS[installed] ?? '']
      for (const image of crashImages(disk, index)) {
        const key = hashOfImage(image)
        const found = verdicts.get(key) ?? (await versionAfter(image))
        verdicts.set(key, found)
        if (!allowed.includes(found))
          wrong.push(`after ${index + 1} of ${trace.length} (${event.kind}): ${found}, not ${allowed.join(' or ')}`)
      }
    }
    expect(wrong).toEqual([])
    expect(new Set(verdicts.values())).toEqual(new Set(['none', ...VERSIONS]))
  },
)
