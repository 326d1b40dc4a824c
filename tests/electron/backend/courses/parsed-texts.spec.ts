import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openParsedTexts } from '#backend/courses/parsed-texts.ts'
import { parseCourseManifest } from '#common/domain/courses/parse-course-manifest.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'

const TEXT = 'id: core\nversion: 1.0.0\ntitle: { en: Core }\nsummary: { en: All }\nduration: 60\npassMark: 70\n'
const parse = (): Promise<ReturnType<typeof parseCourseManifest>['manifest']> => Promise.resolve(parseCourseManifest(TEXT).manifest)
const neverParse = (): never => {
  throw new Error('parsed again')
}

/** The file of a cache that has parsed the text once. */
async function writtenCache(version = 'one'): Promise<string> {
  const file = join(await temporaryFolder(), 'cache/courses.json')
  const cache = openParsedTexts(file, version)
  await cache.find('manifest', TEXT, parse)
  cache.save()
  return file
}

describe('what was parsed of texts', () => {
  it('parses a text once, in this start and the next', async () => {
    const file = await writtenCache()
    const cache = openParsedTexts(file, 'one')
    expect(await cache.find('manifest', TEXT, neverParse)).toEqual(JSON.parse(JSON.stringify(await parse())))
  })

  it('parses a text that has changed', async () => {
    const cache = openParsedTexts(await writtenCache(), 'one')
    const changed = parseCourseManifest(TEXT.replace('Core', 'Changed')).manifest
    expect(await cache.find('manifest', TEXT.replace('Core', 'Changed'), () => Promise.resolve(changed))).toEqual(changed)
  })

  it('keeps apart what two parsers make of one text', async () => {
    const cache = openParsedTexts(await writtenCache(), 'one')
    expect(await cache.find('other', TEXT, () => Promise.resolve(1))).toBe(1)
    expect(await cache.find('manifest', TEXT, neverParse)).toMatchObject({ id: 'core' })
  })

  it('does not trust what another version has parsed', async () => {
    const cache = openParsedTexts(await writtenCache('one'), 'two')
    await expect(cache.find('manifest', TEXT, neverParse)).rejects.toThrow('parsed again')
  })

  it.each(['', '{"version":"one"}', '{"version":"one","entries":[[', 'null'])('starts anew where its file holds %j', async text => {
    const file = await writtenCache()
    await writeFile(file, text)
    expect(await openParsedTexts(file, 'one').find('manifest', TEXT, parse)).toEqual(await parse())
  })

  it('does without a file where it cannot write one', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'cache'), '')
    const cache = openParsedTexts(join(folder, 'cache/courses.json'), 'one')
    expect(await cache.find('manifest', TEXT, parse)).toEqual(await parse())
    expect(await cache.find('manifest', TEXT, neverParse)).toEqual(await parse())
  })
})
