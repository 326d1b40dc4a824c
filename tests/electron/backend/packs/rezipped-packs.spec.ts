import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { openPackFolder } from '#backend/packs/pack-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { installPack } from '#backend/packs/install-pack.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { formatRefusal } from '#backend/commands/format-refusal.ts'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { coursePackFiles, makeManifest } from '#tests/support/packs/pack-files.ts'

const LESSON = 'small-town/en/01-first.md'
const packed = coursePackFiles()
const before: Readonly<Record<string, Uint8Array>> = {
  'jmdipack.json': Buffer.from(JSON.stringify(makeManifest(packed))),
  ...Object.fromEntries(packed),
}
const changed = { ...before, [LESSON]: Buffer.from(`${String(packed.get(LESSON))}One more line.\n`) }
const sameLength = { ...before, [LESSON]: Buffer.from(String(packed.get(LESSON)).replace('Who lives', 'Who livez')) }
const rename = (files: Readonly<Record<string, Uint8Array>>, to: (path: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [to(path), content]))
const EMPTY = new Uint8Array()

it.each<[string, Readonly<Record<string, Uint8Array>>]>([
  ['with a longer lesson', changed],
  ['with a lesson of the same length', sameLength],
  [
    'with another course.yaml',
    { ...before, 'small-town/course.yaml': Buffer.from(String(packed.get('small-town/course.yaml')).replace('small', 'Small')) },
  ],
  ['with folders of their own', { 'small-town/': EMPTY, 'small-town/en/': EMPTY, ...changed }],
  ['on a Mac', { ...changed, '__MACOSX/._jmdipack.json': Buffer.from([0, 5, 22, 7]), '.DS_Store': Buffer.from('Bud1') }],
  ['inside a folder', rename(changed, path => `my pack/${path}`)],
  ['with backslashes', rename(changed, path => path.replaceAll('/', '\\'))],
  ['as a course folder that never was a pack', rename(Object.fromEntries(packed), path => path)],
])('a pack that somebody zipped again %s is refused with the way out', async (_, files) => {
  const dataFolder = await temporaryFolder()
  const file = join(dataFolder, 'again.zip')
  await writeFile(file, zipSync(files))
  const context = {
    courses: openCourseLibrary({ folders: [] }),
    folder: openPackFolder(nodeFileSystem, join(dataFolder, 'packs')),
    dataFolder,
    fileSystem: nodeFileSystem,
    newId: () => 'import',
    now: () => new Date('2026-01-01'),
  }
  const outcome = await installPack(file, false, context, () => undefined)
  expect(outcome).toMatchObject({ kind: 'refused', refusal: { because: 'repacked' } })
  expect(outcome.kind === 'refused' && LOCALES.map(lang => formatRefusal(outcome.refusal, lang))).toEqual(
    LOCALES.map(lang => messagesFor(lang).packFaults.repacked),
  )
})
