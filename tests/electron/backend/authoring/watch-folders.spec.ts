import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { watchFolders } from '#backend/authoring/watch-folders.ts'

const countHolding = (): number => process.getActiveResourcesInfo().filter(kind => kind === 'FSEventWrap').length

it('a watched course tells its changes and keeps no process from ending', async () => {
  const base = await mkdtemp(join(tmpdir(), 'watched-'))
  const course = join(base, 'course')
  await mkdir(course)
  const before = countHolding()
  const changed: string[] = []
  const watcher = watchFolders(
    folder => changed.push(folder),
    error => changed.push(String(error)),
  )
  watcher.add(course)
  // Written again and again: the first times may come before the folder is watched.
  await expect
    .poll(
      async () => {
        await writeFile(join(course, `${String(changed.length + Math.random())}.md`), 'Text.')
        return changed.length
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBeGreaterThan(0)
  expect(new Set(changed)).toEqual(new Set([course]))
  expect(countHolding()).toBe(before)
  await watcher.close()
  await rm(base, { recursive: true, force: true })
})
