import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { linkByAddress } from '#tests/support/socket-link.ts'
import { root } from '#tests/e2e/support/runtimes.ts'
import { readyAddress } from '#tests/e2e/support/serve.ts'
import { canTrace, reachedOutside, traceArguments } from '#tests/e2e/support/traced.ts'

const profile = { name: 'Amina', organisation: '', locale: 'en' } as const

test('the backend of browser mode speaks to no other machine and asks no name server', async () => {
  test.skip(!canTrace(), 'strace is needed to see it from outside: apt-get install strace')
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-silence-'))
  const calls = join(folder, 'calls')
  await mkdir(calls)
  const command = [
    ...traceArguments(calls),
    process.execPath,
    join(root, 'dist/electron/backend/cli.mjs'),
    'serve',
    '--no-open',
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
  ]
  const child = spawn('strace', command, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const address = await readyAddress(child)
  const link = await linkByAddress(address)
  await link.call('learners.create', profile)
  await link.call('courses.lesson', { courseId: 'core', lessonId: 'who-moves', lang: 'en' })
  await link.call('progress.saveNote', { courseId: 'core', noteId: 'think-first', text: 'See https://example.org' })
  await link.call('storage.backUp')
  link.close()
  // strace keeps fatal signals to itself: the traced program is told.
  const { pid } = JSON.parse(await readFile(join(folder, 'data/owner.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGTERM')
  await ended
  expect(await reachedOutside(calls)).toEqual([])
  await rm(folder, { recursive: true, force: true })
})
