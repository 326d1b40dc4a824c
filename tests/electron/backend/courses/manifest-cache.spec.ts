import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openManifestCache } from '#backend/courses/manifest-cache.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

const TEXT = 'id: core\nversion: 1.0.0\ntitle: { en: Core }\nsummary: { en: All }\nduration: 60\npassMark: 70\n'
const parse = (): Promise<ReturnType<typeof parseCourseManifest>['manifest']> => Promise.resolve(parseCourseManifest(TEXT).manifest)
const neverParse = (): never => {
  throw new Error('parsed again')
}

/** The file of a cache that has parsed the text once. */
async function writtenCache(version = 'one'): Promise<string> {
  const file = join(await temporaryFolder(), 'cache/manifests.json')
  const cache = openManifestCache(file, version)
  await cache.find(TEXT, parse)
  cache.save()
  return file
}

describe('the cache of manifests', () => {
  it('parses a text once, in this start and the next', async () => {
    const file = await writtenCache()
    const cache = openManifestCache(file, 'one')
    expect(await cache.find(TEXT, neverParse)).toEqual(JSON.parse(JSON.stringify(await parse())))
  })

  it('parses a text that has changed', async () => {
    const cache = openManifestCache(await writtenCache(), 'one')
    const changed = parseCourseManifest(TEXT.replace('Core', 'Changed')).manifest
    expect(await cache.find(TEXT.replace('Core', 'Changed'), () => Promise.resolve(changed))).toEqual(changed)
  })

  it('does not trust what another version has parsed', async () => {
    const cache = openManifestCache(await writtenCache('one'), 'two')
    await expect(cache.find(TEXT, neverParse)).rejects.toThrow('parsed again')
  })

  it.each(['', '{"version":"one"}', '{"version":"one","manifests":[[', 'null'])('starts anew where its file holds %j', async text => {
    const file = await writtenCache()
    await writeFile(file, text)
    expect(await openManifestCache(file, 'one').find(TEXT, parse)).toEqual(await parse())
  })

  it('does without a file where it cannot write one', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'cache'), '')
    const cache = openManifestCache(join(folder, 'cache/manifests.json'), 'one')
    expect(await cache.find(TEXT, parse)).toEqual(await parse())
    expect(await cache.find(TEXT, neverParse)).toEqual(await parse())
  })
})
